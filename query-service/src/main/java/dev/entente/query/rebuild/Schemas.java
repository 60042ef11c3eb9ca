package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;

import dev.entente.query.ledger.Sql;

/**
 * The schemas that hold read models, by their names.
 *
 * @param serving the one that every connection finds
 * @param rest what its search path has beside it
 */
record Schemas(String serving, String rest) {

    /** By the search path of a connection, of which the serving schema is the first. */
    static Schemas of(Connection connection) throws SQLException {
        return Sql.of("select current_schema(), regexp_replace(current_setting('search_path'), '^[^,]*,\\s*', '')")
                .only(connection, row -> new Schemas(row.getString(1), row.getString(2)));
    }

    String rebuilt() {
        return serving + "_rebuilt";
    }

    String verified() {
        return serving + "_verified";
    }

    /** What served until it was exchanged, and is to be dropped. */
    String retired() {
        return serving + "_retired";
    }

    /** The search path of a connection that works in another schema. */
    String path(String schema) {
        return schema + ", " + rest;
    }
}
