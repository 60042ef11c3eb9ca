package dev.entente.query.projection;

import org.postgresql.ds.PGSimpleDataSource;

import dev.entente.local.Platform;

/** PostgreSQL and Kafka of the tests that run without the service; started once, gone with the JVM. */
public final class TestPostgres {

    private static final Platform PLATFORM = Platform.start();

    private TestPostgres() {}

    /** Where Kafka is. */
    public static String kafka() {
        return PLATFORM.kafka().bootstrapServers();
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
