package dev.entente.query.projection;

import java.util.Set;

import org.postgresql.ds.PGSimpleDataSource;

import dev.entente.local.Platform;

/** The PostgreSQL of the tests that run without the service; started once, gone with the JVM. */
final class TestPostgres {

    private static final Platform PLATFORM = Platform.start(Set.of(Platform.Part.POSTGRES));

    private TestPostgres() {}

    static PGSimpleDataSource database() {
        var given = PLATFORM.postgres().database("query");
        var database = new PGSimpleDataSource();
        database.setUrl(given.jdbcUrl());
        database.setUser(given.username());
        database.setPassword(given.password());
        return database;
    }
}
