package dev.entente.notification.news;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import dev.entente.events.Position;
import dev.entente.notification.sql.Jdbc;

/** How far the log has been read, partition by partition. */
@Singleton
public final class Positions {

    private static final long FIRST_START = 7_305_414_920_334L; // names an advisory lock, nothing else

    private final Jdbc jdbc;

    Positions(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Begins to keep the position of partitions that are new. At the very first start what the log holds already is
     * history, of which nobody is to be alerted; a partition that is added later begins with news.
     *
     * @param ends of all partitions of the log, at this moment
     */
    void begin(Map<Integer, Long> ends) {
        jdbc.inTransaction(() -> {
            jdbc.query("SELECT pg_advisory_xact_lock(?)", row -> null, FIRST_START);
            var first = all().isEmpty();
            jdbc.batch(
                    "INSERT INTO position (partition, next_offset, alert_from) VALUES (?, 0, ?) ON CONFLICT DO NOTHING",
                    ends.entrySet().stream()
                            .map(end -> new Object[] {end.getKey(), first ? end.getValue() : 0L})
                            .toList());
            return null;
        });
    }

    /** The next offset of each partition. */
    Map<Integer, Long> all() {
        var all = new TreeMap<Integer, Long>();
        jdbc.query("SELECT partition, next_offset FROM position", row -> all.put(row.getInt(1), row.getLong(2)));
        return all;
    }

    /** The next offset of each of the partitions, which nobody else can move until the transaction ends. */
    Map<Integer, Long> lock(Collection<Integer> partitions) {
        var locked = new TreeMap<Integer, Long>();
        jdbc.query(
                "SELECT partition, next_offset FROM position WHERE partition::text = ANY (?) ORDER BY partition FOR UPDATE",
                row -> locked.put(row.getInt(1), row.getLong(2)),
                partitions);
        return locked;
    }

    void move(Map<Integer, Long> nextOffsets) {
        jdbc.batch(
                "UPDATE position SET next_offset = ? WHERE partition = ?",
                nextOffsets.entrySet().stream()
                        .map(next -> new Object[] {next.getValue(), next.getKey()})
                        .toList());
    }

    /** The last event that is either read or history. */
    public Position reached() {
        var offsets = new TreeMap<Integer, Long>();
        jdbc.query(
                "SELECT partition, greatest(next_offset, alert_from) - 1 FROM position",
                row -> offsets.put(row.getInt(1), row.getLong(2)));
        offsets.values().removeIf(last -> last < 0);
        return new Position(offsets);
    }
}
