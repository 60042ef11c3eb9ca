package dev.entente.local.server;

/** A Kafka broker with Entente's topics. */
public interface Kafka extends Freezable {
    /** {@code host:port} */
    String bootstrapServers();
}
