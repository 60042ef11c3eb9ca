package dev.entente.query.projection;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.entente.events.CooperationEvent;
import dev.entente.ledger.Intake;
import dev.entente.ledger.Transactions;
import dev.entente.local.Thorough;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.rebuild.Until;

/** Read models of a few events and of very many more, and what of them is read from end to end. */
public final class LargeLedger implements AutoCloseable {

    private static final int MANY = Thorough.or(10_000, 30_000);

    /** Those that grow with the number of events, and what tells one row of theirs from the next. */
    private static final Map<String, String> OTHERS = Map.of(
            "event", "'id', id || n, 'subject', subject || n, 'log_offset', 1000 + n",
            "repetition", "'id', id || n, 'subject', subject || n, 'log_offset', 1000000 + n",
            "version",
                    "'id', id || n, 'subject', subject || n, 'occurred_on', day, 'happened', '{[' || day || ',' || day || ']}'",
            "fact", "'id', id || n, 'subject', subject || n, 'occurred_on', day, 'begins', day, 'ends', day",
            "listing", "'subject', subject || n, 'occurred_on', day, 'begins', day, 'ends', day",
            "fact_listing", "'id', id || n, 'occurred_on', day, 'begins', day, 'ends', day",
            "alert_count", "'id', id || n");

    private final TestLedger tables = new TestLedger();
    private final Ledger ledger;

    /**
     * Tells the events.
     *
     * @param like the one of which there are to be very many more, each with an item of its own
     */
    public LargeLedger(CooperationEvent like, List<CooperationEvent> events) throws SQLException {
        var database = tables.database();
        database.setApplicationName(database.getCurrentSchema().split(",", -1)[0]);
        ledger = TestLedger.asked(database, Map.of());
        var log = new Log();
        log.append(like);
        log.append(like);
        apply(log);
        tables.execute("insert into alert_count values ('%s', '%s', 1, 1, 0, 1)"
                .formatted(like.key().source(), like.key().id()));
        for (var table : OTHERS.entrySet()) {
            tables.execute("""
                    insert into %1$s select (jsonb_populate_record(%1$s, jsonb_build_object(%2$s))).*
                      from %1$s cross join generate_series(1, %3$d) as n
                     cross join lateral (select date '1950-01-01' + n %% 27000 as day) as on_a_day""".formatted(table.getKey(), table.getValue(), MANY));
        }
        events.forEach(log::append);
        apply(log);
        tables.execute("analyze");
    }

    private void apply(Log log) throws SQLException {
        new Intake(Transactions.of(tables.database()), new Projector(batch -> {}), Clock.systemUTC())
                .apply(log.records());
    }

    public <T> T read(Ledger.Question<T> question) {
        return ledger.read(question);
    }

    /** The tables with very many rows that are read from end to end, as far as it is needed, to answer a question. */
    public Set<String> readAsAWholeBy(Ledger.Question<?> question) throws Exception {
        var before = scans();
        ledger.read(question);
        var read = new TreeSet<String>();
        scans().forEach((table, scans) -> {
            if (scans > before.get(table)) {
                read.add(table);
            }
        });
        return read;
    }

    /** How many rows and entries of indexes are read to answer a question, of all tables. */
    public long readBy(Ledger.Question<?> question) throws Exception {
        return grownBy(question, """
                select (select sum(seq_tup_read) from pg_stat_user_tables where schemaname = current_schema())
                       + (select sum(idx_tup_read) from pg_stat_user_indexes where schemaname = current_schema())""");
    }

    /** How many rows of a table are read to answer a question, whatever is read of indexes to find them. */
    public long rowsReadBy(String table, Ledger.Question<?> question) throws Exception {
        return grownBy(
                question,
                "select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables where relid = '" + table
                        + "'::regclass");
    }

    private long grownBy(Ledger.Question<?> question, String statistics) throws Exception {
        awaitStatistics();
        var before = Long.parseLong(one(statistics));
        ledger.read(question);
        awaitStatistics();
        return Long.parseLong(one(statistics)) - before;
    }

    /** The same as if an index were not there. */
    public Set<String> readAsAWholeWithout(String index, Ledger.Question<?> question) throws Exception {
        var made = one("select pg_get_indexdef('" + index + "'::regclass)");
        tables.execute("drop index " + index);
        try {
            return readAsAWholeBy(question);
        } finally {
            tables.execute(made);
        }
    }

    private Map<String, Long> scans() throws Exception {
        awaitStatistics();
        var scans = new TreeMap<String, Long>();
        for (var table : OTHERS.keySet()) {
            scans.put(
                    table,
                    Long.valueOf(
                            one("select seq_scan from pg_stat_user_tables where relid = '" + table + "'::regclass")));
        }
        return scans;
    }

    /** What a connection did is counted when it has ended. */
    private void awaitStatistics() throws Exception {
        Until.holds(
                Duration.ofSeconds(30),
                () -> one("select count(*) from pg_stat_activity where pid <> pg_backend_pid() and application_name = '"
                                + tables.database().getApplicationName() + "'")
                        .equals("0"));
    }

    private String one(String sql) throws SQLException {
        try (var connection = tables.database().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        tables.close();
    }
}
