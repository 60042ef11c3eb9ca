package dev.entente.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.entente.local.kafka.LocalKafka;
import dev.entente.local.postgres.LocalPostgres;
import dev.entente.local.process.GuardedChildren;
import dev.entente.local.process.Ports;
import dev.entente.local.process.Secrets;
import dev.entente.local.server.Kafka;
import dev.entente.local.server.Postgres;
import dev.entente.local.server.Purpose;

/** Child processes on free ports, their files in a temporary folder. */
final class ProcessHost implements Host {
    private final GuardedChildren children;
    private final LocalKafka kafka;
    private final LocalPostgres postgres;

    ProcessHost() {
        Path folder = temporaryFolder();
        children = new GuardedChildren(folder);
        kafka = new LocalKafka(
                children, folder.resolve("kafka"), folder.resolve("kafka.log"), Ports.free(), Purpose.TESTS);
        postgres = new LocalPostgres(
                children,
                folder.resolve("postgres"),
                folder.resolve("postgres.log"),
                Ports.free(),
                new Secrets(folder.resolve("keys")),
                Purpose.TESTS);
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
        children.close();
    }

    /** Others may enter it but not list it: PostgreSQL may have to run as another user than we. */
    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("entente-test-");
            return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No temporary folder could be made in " + System.getProperty("java.io.tmpdir"), e);
        }
    }
}
