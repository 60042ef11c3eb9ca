package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

import io.agroal.api.AgroalDataSource;

import dev.entente.query.Configs;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.ledger.Pulse;
import dev.entente.query.rebuild.Unlisted;

import static org.assertj.core.api.Assertions.assertThat;

/** Schemas of its own for a test, with the tables of the read models. */
public final class TestLedger implements AutoCloseable {

    private final String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
    private final String ledger = schema + "_ledger";
    private final PGSimpleDataSource database = TestPostgres.database();
    private Optional<AgroalDataSource> pool = Optional.empty();
    private Optional<Connection> looking = Optional.empty();

    public TestLedger() {
        database.setCurrentSchema(ledger + "," + schema + ",public");
        LatestTables.make(database, schema, ledger);
    }

    /**
     * Tables as they were once.
     *
     * @param version of the last migration
     */
    public TestLedger(String version) {
        database.setCurrentSchema(ledger + "," + schema + ",public");
        LatestTables.migrate(database, schema, ledger, version);
    }

    public PGSimpleDataSource database() {
        return database;
    }

    /** Connections to it that are kept until it is closed. */
    public synchronized DataSource pool() throws SQLException {
        if (pool.isEmpty()) {
            pool = Optional.of(Pool.of(database));
        }
        return pool.get();
    }

    /** One that is kept for looks from without, which are many; opened anew where the server has gone meanwhile. */
    private Connection looking() throws SQLException {
        if (looking.isEmpty() || !looking.get().isValid(0)) {
            looking = Optional.of(database.getConnection());
        }
        return looking.get();
    }

    /**
     * What questions are asked of.
     *
     * @param settings that are not the usual ones
     */
    public static Ledger asked(PGSimpleDataSource database, Map<String, String> settings) {
        return asked(database, database, settings);
    }

    private static Ledger asked(DataSource connections, PGSimpleDataSource database, Map<String, String> settings) {
        return new Ledger(
                connections,
                new Pulse(database.getUrl(), Optional.of(database.getUser()), Optional.of(database.getPassword())),
                Configs.query(settings));
    }

    /** The same by connections that are kept. */
    public Ledger asked() throws SQLException {
        return asked(pool(), database, Map.of());
    }

    /** The rows of a query, each as text. */
    public synchronized List<String> rows(String sql) throws SQLException {
        try (var statement = looking().createStatement();
                var rows = statement.executeQuery("select row(answer.*)::text from (" + sql + ") as answer")) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** Everything that reads can see. */
    public List<String> everything() throws SQLException {
        var all = new ArrayList<String>();
        all.addAll(rows("select * from version order by subject, known_from"));
        all.addAll(rows("select * from fact order by source, id, known_from"));
        all.addAll(rows("select * from event order by source, id"));
        all.addAll(rows("select * from repetition order by source, id, log_partition, log_offset"));
        all.addAll(rows("select log_partition, log_offset, source, id, subject, reason from parked order by 1, 2"));
        all.addAll(rows("select * from log_position order by 1"));
        all.addAll(rows("select * from same_as order by 1, 2, 3"));
        try (var connection = database.getConnection()) {
            assertThat(Unlisted.of(connection, ledger, 10)).isEmpty();
        }
        return all;
    }

    /** Executes statements, all or nothing. */
    public void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        pool.ifPresent(AgroalDataSource::close);
        for (var made : List.of(schema, ledger, ledger + "_rebuilt", ledger + "_verified")) {
            execute("drop schema if exists " + made + " cascade");
        }
        if (looking.isPresent()) {
            looking.get().close();
        }
    }
}
