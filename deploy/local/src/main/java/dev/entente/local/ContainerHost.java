package dev.entente.local;

import java.util.Map;
import java.util.Set;

import dev.entente.local.containers.ContainerKafka;
import dev.entente.local.containers.ContainerPostgres;
import dev.entente.local.process.Together;
import dev.entente.local.server.Kafka;
import dev.entente.local.server.Postgres;

/** Containers, by Testcontainers. */
final class ContainerHost implements Host {
    private final ContainerKafka kafka = new ContainerKafka();
    private final ContainerPostgres postgres = new ContainerPostgres();

    @Override
    public void start(Set<Platform.Part> parts) {
        Map<Platform.Part, Runnable> starts =
                Map.of(Platform.Part.KAFKA, kafka::start, Platform.Part.POSTGRES, postgres::start);
        Together.run(parts.stream().map(starts::get).toList());
    }

    @Override
    public Kafka kafka() {
        return kafka;
    }

    @Override
    public Postgres postgres() {
        return postgres;
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
