package dev.entente.notification.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import org.flywaydb.core.Flyway;

import dev.entente.local.Platform;
import dev.entente.local.server.Database;
import dev.entente.notification.sql.Jdbc;

/** A database with the service's tables, of any version, and no service. There is one at a time: they share a server. */
public final class Schema implements AutoCloseable {

    private static final Platform PLATFORM = Platform.start(EnumSet.of(Platform.Part.POSTGRES));
    private static final Database DATABASE = PLATFORM.postgres().database("notification");

    /** The tables as they were at the version, or {@code latest}, with nothing in them. */
    public Schema(String version) {
        empty();
        migrate(version);
    }

    private void empty() {
        try {
            run("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void migrate(String version) {
        Flyway.configure()
                .dataSource(DATABASE.jdbcUrl(), DATABASE.username(), DATABASE.password())
                .target(version)
                .load()
                .migrate();
    }

    public void run(String... statements) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of what the query finds, as text. */
    public List<String> texts(String query) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }

    /** Over a connection of its own, for one thread. */
    public Jdbc jdbc() {
        var own = new OneDatabase(DATABASE.jdbcUrl(), DATABASE.username(), DATABASE.password());
        return new Jdbc(own, own);
    }

    /** URL, user and password. */
    public List<String> address() {
        return List.of(DATABASE.jdbcUrl(), DATABASE.username(), DATABASE.password());
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(DATABASE.jdbcUrl(), DATABASE.username(), DATABASE.password());
    }

    @Override
    public void close() {
        empty();
    }
}
