package dev.entente.query.projection;

import org.postgresql.ds.PGSimpleDataSource;

import dev.entente.local.Platform;
import dev.entente.local.server.Kafka;
import dev.entente.local.server.Postgres;

/** PostgreSQL and Kafka of the tests that run without the service; started once, gone with the JVM. */
public final class TestPostgres {

    private static final Platform PLATFORM = Platform.start();

    private TestPostgres() {}

    /** Where Kafka is. */
    public static String kafka() {
        return PLATFORM.kafka().bootstrapServers();
    }

    /** PostgreSQL itself, to be stopped and started. */
    public static Postgres server() {
        return PLATFORM.postgres();
    }

    /** Kafka itself, to be stopped and started. */
    public static Kafka broker() {
        return PLATFORM.kafka();
    }

    public static PGSimpleDataSource database() {
        var given = PLATFORM.postgres().database("query");
        var database = new PGSimpleDataSource();
        database.setUrl(given.jdbcUrl());
        database.setUser(given.username());
        database.setPassword(given.password());
        return database;
    }
}
