package dev.entente.notification.news;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import dev.entente.ledger.LogEnds;
import dev.entente.notification.sql.Jdbc;

/**
 * Where news began: at the very first start, what the log held already was history, of which nobody is alerted. A
 * partition that is added later begins with news.
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

    /** Keeps, in a transaction of its own, where the log ends; of partitions for which that is kept, nothing changes. */
    void end() {
        end(log.now());
    }

    void end(Map<Integer, Long> ends) {
        jdbc.inTransaction(() -> {
            jdbc.query("SELECT pg_advisory_xact_lock(?)", row -> null, FIRST_START);
            var first = jdbc.query("SELECT log_partition FROM history LIMIT 1", row -> row.getInt(1))
                    .isEmpty();
            jdbc.batch(
                    "INSERT INTO history (log_partition, ends) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    ends.entrySet().stream()
                            .map(end -> new Object[] {end.getKey(), first ? end.getValue() : 0L})
                            .toList());
            return null;
        });
    }

    /** Makes sure that of these partitions it is kept where history ended. */
    void haveEnded(Collection<Integer> partitions) {
        var open = new TreeSet<>(partitions);
        jdbc.query("SELECT log_partition FROM history", row -> row.getInt(1)).forEach(open::remove);
        if (!open.isEmpty()) {
            end();
        }
    }
}
