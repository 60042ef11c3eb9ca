package dev.entente.local.containers;

import java.util.UUID;

import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

import dev.entente.local.process.Ports;
import dev.entente.local.server.Database;
import dev.entente.local.server.Postgres;

/** A PostgreSQL server in a container. */
public final class ContainerPostgres implements Postgres, AutoCloseable {
    private static final String IMAGE = "postgres:18.6";

    private final int port = Ports.free();
    private final String password = UUID.randomUUID().toString();
    private final PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
            .withUsername("postgres")
            .withPassword(password)
            .withEnv(
                    "POSTGRES_INITDB_ARGS",
                    "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
            .withCommand("postgres", "-c", "fsync=off", "-c", "timezone=UTC");

    public ContainerPostgres() {
        Containers.bind(container, port, 5432);
        container.setWaitStrategy(Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 2));
    }

    @Override
    public Database database(String name) {
        return Database.at("127.0.0.1", port, name, password);
    }

    @Override
    public Database reader() {
        return database("query").as(READER, password);
    }

    @Override
    public void start() {
        if (container.isRunning()) {
            return;
        }
        if (Containers.exists(container)) {
            Containers.startAgain(container);
            inside("timeout", "60", "sh", "-c", "until pg_isready --quiet --host=127.0.0.1; do sleep 0.1; done");
        } else {
            container.start();
            inside("psql", "--username=postgres", "--dbname=template1", "--command=" + NO_LARGE_OBJECTS);
            DATABASES.forEach(this::make);
            makeRole(READER);
            execute("GRANT CONNECT ON DATABASE query TO " + READER);
        }
    }

    @Override
    public void stop() {
        Containers.stop(container);
    }

    @Override
    public void freeze() {
        Containers.freeze(container);
    }

    @Override
    public void thaw() {
        Containers.thaw(container);
    }

    @Override
    public void kill() {
        Containers.kill(container);
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    @Override
    public void close() {
        container.stop();
    }

    private void makeRole(String name) {
        execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, password));
    }

    private void make(String name) {
        makeRole(name);
        execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
        execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
    }

    private void execute(String statement) {
        inside("psql", "--username=postgres", "--command=" + statement);
    }

    private void inside(String... command) {
        Containers.inside(container, command);
    }
}
