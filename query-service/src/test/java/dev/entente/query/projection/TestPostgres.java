package dev.entente.query.projection;

import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL that tests without the service use. */
final class TestPostgres {

    private TestPostgres() {}

    static PGSimpleDataSource server() {
        var server = new PGSimpleDataSource();
        server.setUrl("jdbc:postgresql://127.0.0.1:25432/postgres");
        server.setUser("postgres");
        return server;
    }
}
