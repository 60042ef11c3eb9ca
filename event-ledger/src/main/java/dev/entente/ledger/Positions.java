package dev.entente.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** How far each partition of the log is applied, in the database of the service. */
public final class Positions {

    private Positions() {}

    /** The next offset of each partition; a partition of which nothing was read is not there. */
    public static Map<Integer, Long> read(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select log_partition, next_offset from log_position");
                var rows = query.executeQuery()) {
            var next = new TreeMap<Integer, Long>();
            while (rows.next()) {
                next.put(rows.getInt(1), rows.getLong(2));
            }
            return next;
        }
    }

    /**
     * Holds the table until the end of the transaction: whoever exchanges the tables of the ledger, or empties them, locks it
     * alone, and so comes before or afterwards.
     */
    static void hold(Connection connection) throws SQLException {
        try (var lock = connection.createStatement()) {
            lock.execute("lock table log_position in row share mode");
        }
    }

    /**
     * The next offset of each of the partitions, locked until the end of the transaction: whoever had a partition before
     * a rebalance cannot apply it again.
     */
    static Map<Integer, Long> lock(Connection connection, Collection<Integer> partitions) throws SQLException {
        var known = connection.createArrayOf("int", partitions.toArray());
        try (var insert = connection.prepareStatement("""
                insert into log_position (log_partition, next_offset)
                select unnest(?::int[]), 0 on conflict do nothing""")) {
            insert.setArray(1, known);
            insert.executeUpdate();
        }
        try (var query = connection.prepareStatement("""
                select log_partition, next_offset from log_position
                 where log_partition = any(?::int[]) order by log_partition for update""")) {
            query.setArray(1, known);
            try (var rows = query.executeQuery()) {
                var next = new TreeMap<Integer, Long>();
                while (rows.next()) {
                    next.put(rows.getInt(1), rows.getLong(2));
                }
                return next;
            }
        }
    }

    /** Moves the position of each partition behind the last of the records. */
    static void move(Connection connection, Collection<LogRecord> records) throws SQLException {
        var last = new TreeMap<Integer, LogRecord>();
        records.forEach(
                log -> last.merge(log.partition(), log, (one, other) -> other.offset() > one.offset() ? other : one));
        try (var update = connection.prepareStatement(
                "update log_position set next_offset = ?, recorded = ? where log_partition = ?")) {
            for (var log : last.values()) {
                update.setLong(1, log.offset() + 1);
                update.setObject(2, Moments.of(log.recorded()));
                update.setInt(3, log.partition());
                update.executeUpdate();
            }
        }
    }

    /** Moves the position of a partition behind a gap. */
    static void pass(Connection connection, Gap gap) throws SQLException {
        try (var update =
                connection.prepareStatement("update log_position set next_offset = ? where log_partition = ?")) {
            update.setLong(1, gap.until());
            update.setInt(2, gap.partition());
            update.executeUpdate();
        }
    }
}
