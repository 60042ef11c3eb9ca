package dev.entente.local.server;

/** A Kafka broker with Entente's topics. */
public interface Kafka extends Breakable {
    /** {@code host:port} */
    String bootstrapServers();
}
