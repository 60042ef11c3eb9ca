package dev.entente.local;

import dev.entente.local.containers.ContainerKafka;
import dev.entente.local.containers.ContainerPostgres;
import dev.entente.local.server.Kafka;
import dev.entente.local.server.Postgres;

/** Containers, by Testcontainers. */
final class ContainerHost implements Host {
    private final ContainerKafka kafka = new ContainerKafka();
    private final ContainerPostgres postgres = new ContainerPostgres();

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
