/** What Kafka itself takes of the same records: the limit of every way in. */
package dev.entente.benchmarks.kafka;
