package dev.entente.local.server;

import java.util.List;

/** A PostgreSQL server with one database and one role for each service that keeps state; nothing is shared between them. */
public interface Postgres extends Server {
    /** The databases; each belongs to the role of the same name. */
    List<String> DATABASES = List.of("query", "notification");

    /** Makes it answer nothing, while its connections stay: as a machine does that hangs, or a network that is cut. */
    void freeze();

    /** Lets it go on where it was frozen. */
    void thaw();

    /** kill -9, frozen or not; returns when it is gone. */
    void kill();

    /** The account with which the query service reads; it can change nothing. */
    String READER = "query_reader";

    /** How the query service reaches its database to read it. */
    Database reader();

    /** How a service reaches its database, named as in {@link #DATABASES}. */
    Database database(String name);
}
