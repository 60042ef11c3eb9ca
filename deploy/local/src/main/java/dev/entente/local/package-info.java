/** Kafka and PostgreSQL for tests: started, handed out, stopped and started in the middle, and gone afterwards. */
package dev.entente.local;
