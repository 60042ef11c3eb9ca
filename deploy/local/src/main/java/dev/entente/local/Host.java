package dev.entente.local;

import java.util.Set;

import dev.entente.local.server.Kafka;
import dev.entente.local.server.Postgres;

/** What the servers of a test run in. */
sealed interface Host extends AutoCloseable permits ProcessHost, ContainerHost {
    /** Starts those parts at the same time; returns when all are ready. */
    void start(Set<Platform.Part> parts);

    Kafka kafka();

    Postgres postgres();

    @Override
    void close();
}
