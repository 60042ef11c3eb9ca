package dev.entente.local;

import java.util.Map;
import java.util.Set;

import dev.entente.local.process.Together;
import dev.entente.local.server.Kafka;
import dev.entente.local.server.Postgres;

/** What the servers of a test run in. */
sealed interface Host extends AutoCloseable permits ProcessHost, ContainerHost {
    /** Starts those parts at the same time; returns when all are ready. */
    default void start(Set<Platform.Part> parts) {
        Map<Platform.Part, Runnable> starts =
                Map.of(Platform.Part.KAFKA, kafka()::start, Platform.Part.POSTGRES, postgres()::start);
        Together.run(parts.stream().map(starts::get).toList());
    }

    Kafka kafka();

    Postgres postgres();

    @Override
    void close();
}
