package dev.entente.benchmarks.query;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.entente.local.process.LocalFailure;
import dev.entente.local.server.Database;

/** The database of the query service, seen from outside. */
public final class Ledger {

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws Exception;
    }

    private final Database database;

    /** By the account that owns it. */
    public Ledger(Database database) {
        this.database = database;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl() + "?currentSchema=ledger,public", database.username(), database.password());
    }

    <T> T with(Work<T> work) {
        try (var connection = connect()) {
            return work.in(connection);
        } catch (Exception e) {
            throw new LocalFailure("The database of the query service cannot be used: " + e.getMessage(), e);
        }
    }

    /** Runs statements, each in a transaction of its own. */
    public void run(String... statements) {
        with(connection -> {
            try (var statement = connection.createStatement()) {
                for (var sql : statements) {
                    statement.execute(sql);
                }
            }
            return null;
        });
    }

    /** The first column of all rows, as text. */
    List<String> texts(String sql, Object... values) {
        return with(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                for (var index = 0; index < values.length; index++) {
                    query.setObject(index + 1, values[index]);
                }
                try (var rows = query.executeQuery()) {
                    var texts = new ArrayList<String>();
                    while (rows.next()) {
                        texts.add(rows.getString(1));
                    }
                    return texts;
                }
            }
        });
    }

    /** The first column of the first row. */
    public long number(String sql, Object... values) {
        return Long.parseLong(texts(sql, values).getFirst());
    }
}
