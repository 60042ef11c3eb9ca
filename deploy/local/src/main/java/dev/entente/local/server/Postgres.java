package dev.entente.local.server;

import java.util.List;

/** A PostgreSQL server with one database and one role for each service that keeps state; nothing is shared between them. */
public interface Postgres extends Server {
    /** The databases; each belongs to the role of the same name. */
    List<String> DATABASES = List.of("query", "notification");

    /** How a service reaches its database, named as in {@link #DATABASES}. */
    Database database(String name);
}
