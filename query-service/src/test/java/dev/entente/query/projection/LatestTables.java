package dev.entente.query.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The tables of the last migration. Flyway makes them once; all others are made by the same statements, sent as one, which takes a
 * fraction of the time, and get its history.
 */
final class LatestTables {

    private static final String HISTORY = "flyway_schema_history";
    private static final String MODEL = "test_model";
    private static final String MODELS_LEDGER = MODEL + "_ledger";
    private static final String STATEMENTS = statements();

    private LatestTables() {}

    static void migrate(PGSimpleDataSource database, String schema, String ledger, String version) {
        flyway(database, schema, ledger, version).migrate();
    }

    private static Flyway flyway(PGSimpleDataSource database, String schema, String ledger, String version) {
        return Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .placeholders(Map.of("ledger", ledger, "reader", database.getUser()))
                .target(version)
                .load();
    }

    private static String statements() {
        var database = TestPostgres.database();
        database.setCurrentSchema(MODELS_LEDGER + "," + MODEL + ",public");
        var flyway = flyway(database, MODEL, MODELS_LEDGER, "latest");
        flyway.migrate();
        return Arrays.stream(flyway.info().applied())
                .filter(migration -> migration.getVersion() != null)
                .map(LatestTables::text)
                .collect(Collectors.joining("\n;\n"))
                .replace("${reader}", database.getUser());
    }

    private static String text(MigrationInfo migration) {
        try (var file = LatestTables.class.getResourceAsStream("/db/migration/" + migration.getScript())) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes them, and the schemas that they are in. */
    static void make(PGSimpleDataSource database, String schema, String ledger) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create schema %1$s; set search_path to %1$s, %2$s, public".formatted(schema, ledger));
            statement.execute(STATEMENTS.replace("${ledger}", ledger).replace("${flyway:defaultSchema}", schema));
            statement.execute("""
                    create table %1$s.%2$s (like %3$s.%2$s including all);
                    insert into %1$s.%2$s select * from %3$s.%2$s""".formatted(schema, HISTORY, MODEL));
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
