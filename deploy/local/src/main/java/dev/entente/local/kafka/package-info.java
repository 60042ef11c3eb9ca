/** A real Kafka broker (KRaft, one node for both roles) as a child process, with Entente's topics. */
package dev.entente.local.kafka;
