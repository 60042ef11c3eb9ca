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

/** A database with the service's tables, of any version, and no service. */
public final class Schema implements AutoCloseable {

    private final Platform platform = Platform.start(EnumSet.of(Platform.Part.POSTGRES));
    private final Database database = platform.postgres().database("notification");

    /** The tables as they were at the version, or {@code latest}. */
    public Schema(String version) {
        migrate(version);
    }

    public void migrate(String version) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
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

    /** URL, user and password. */
    public List<String> address() {
        return List.of(database.jdbcUrl(), database.username(), database.password());
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    @Override
    public void close() {
        platform.close();
    }
}
