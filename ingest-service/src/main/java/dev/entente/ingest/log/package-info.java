/** The last room: the event log in Kafka, and what is said when it does not acknowledge. */
package dev.entente.ingest.log;
