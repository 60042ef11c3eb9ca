package dev.entente.notification.news;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import dev.entente.ledger.LogEnds;
import dev.entente.notification.sql.Jdbc;

/**
 * Where news of each kind of items began: when a kind was told for the first time, what the log held already was history,
 * of which nobody is alerted. A partition that is added later begins with news.
 */
@Singleton
class History {

    private static final long FIRST_START = 7_305_414_920_334L; // names an advisory lock, nothing else

    private final Jdbc jdbc;
    private final LogEnds log;

    History(Jdbc jdbc, LogEnds log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /**
     * Makes sure, in the transaction of the caller, that the log was read from its beginning for these kinds and no others:
     * a replica of another version, which leaves some out, would take the log past what nobody else reads then.
     *
     * @throws SQLException if it was not; the log waits until the replica is replaced
     */
    void mustBeOf(Collection<String> kinds) throws SQLException {
        var told = jdbc.query("SELECT kind FROM told_kind", row -> row.getString(1));
        if (!Set.copyOf(told).equals(Set.copyOf(kinds))) {
            throw new SQLTransientException("this version tells of " + kinds + ", but the database is one of a version"
                    + " that tells of " + told);
        }
    }

    /** Keeps, in a transaction of its own, where the log ends; of what that is kept for already, nothing changes. */
    void end() {
        end(log.now());
    }

    void end(Map<Integer, Long> ends) {
        jdbc.inTransaction(() -> {
            jdbc.query("SELECT pg_advisory_xact_lock(?)", row -> null, FIRST_START);
            var begun = new HashSet<>(jdbc.query("SELECT DISTINCT kind FROM history", row -> row.getString(1)));
            jdbc.batch(
                    "INSERT INTO history (kind, log_partition, ends) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    rows(ends, begun));
            return null;
        });
    }

    private static List<Object[]> rows(Map<Integer, Long> ends, Set<String> begun) {
        var rows = new ArrayList<Object[]>();
        for (var kind : ToldKinds.names()) {
            ends.forEach((partition, end) -> rows.add(new Object[] {kind, partition, begun.contains(kind) ? 0L : end}));
        }
        return rows;
    }

    /** Makes sure that of these partitions it is kept where history ended, for each kind. */
    void haveEnded(Collection<Integer> partitions) {
        var open = new TreeSet<>(partitions);
        jdbc.query(
                        "SELECT log_partition FROM history WHERE kind = ANY (?) GROUP BY log_partition HAVING count(*) = ?",
                        row -> row.getInt(1),
                        ToldKinds.names(),
                        ToldKinds.names().size())
                .forEach(open::remove);
        if (!open.isEmpty()) {
            end();
        }
    }
}
