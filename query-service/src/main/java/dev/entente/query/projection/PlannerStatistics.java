package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executor;

import org.jboss.logging.Logger;

import dev.entente.ledger.Transactions;

/**
 * Has PostgreSQL look at tables that fill up, before its own turn comes ({@code autovacuum_naptime}, a minute where nobody
 * changed it): until then questions are planned for empty tables, and may take a hundred times as long. Looked at is what
 * has become four times as much; so all looks together cost little more than the last one, and those of PostgreSQL, which
 * come at each tenth more, are what counts in the end.
 */
final class PlannerStatistics {

    private static final Logger LOG = Logger.getLogger(PlannerStatistics.class);

    /** Fewer events than these are found soon, whatever the plan. */
    private static final long FEW = 500;

    private static final long TIMES = 4;

    /** The one by which it is told when they were looked at comes last. */
    private static final List<String> TABLES = List.of("version", "fact", "listing", "fact_listing", "word", "event");

    private final Transactions transactions;
    private final Executor aside;
    private long since;
    private long due = FEW;
    private boolean looking;

    /**
     * Of the tables that the connections find.
     *
     * @param aside where it is waited for the database
     */
    PlannerStatistics(Transactions transactions, Executor aside) {
        this.transactions = transactions;
        this.aside = aside;
    }

    /** Tells of events that are there now. Returns at once. */
    synchronized void grown(int events) {
        since += events;
        if (since >= due && !looking) {
            looking = true;
            var added = since;
            aside.execute(() -> look(added));
        }
    }

    private void look(long added) {
        try {
            var known = transactions.run(PlannerStatistics::known);
            if (known * (TIMES - 1) > added) {
                looked(0, known); // by PostgreSQL itself, or by another replica
            } else {
                for (var table : TABLES) {
                    transactions.run(connection -> analyze(connection, table));
                }
                looked(added, transactions.run(PlannerStatistics::known));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Questions are planned by what PostgreSQL knew of the tables before: %s", e.getMessage());
            looked(added, added);
        }
    }

    private synchronized void looked(long counted, long known) {
        since -= counted;
        due = Math.max(FEW, known * (TIMES - 1));
        looking = false;
    }

    private static boolean analyze(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute("analyze " + table);
        }
    }

    /** How many events there were when the table was looked at last; none if it never was. */
    private static long known(Connection connection) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery("select reltuples::bigint from pg_class where oid = 'event'::regclass")) {
            return rows.next() ? Math.max(0, rows.getLong(1)) : 0;
        }
    }
}
