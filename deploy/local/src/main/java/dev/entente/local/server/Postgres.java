package dev.entente.local.server;

import java.util.List;

/** A PostgreSQL server with one database and one role for each service that keeps state; nothing is shared between them. */
public interface Postgres extends Breakable {
    /** The databases; each belongs to the role of the same name. */
    List<String> DATABASES = List.of("query", "notification");

    /** The account with which the query service reads; it can change nothing. */
    String READER = "query_reader";

    /** In each database: whoever may only select could otherwise fill the disk by large objects, which nobody uses. */
    String NO_LARGE_OBJECTS =
            "REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC";

    /** How the query service reaches its database to read it. */
    Database reader();

    /** How a service reaches its database, named as in {@link #DATABASES}. */
    Database database(String name);
}
