package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** How far each partition is projected. */
final class LogPositions {

    private LogPositions() {}

    /** The next offset of each partition; a partition of which nothing is projected is not there. */
    static Map<Integer, Long> read(Connection connection) throws SQLException {
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
     * The next offset of each of the partitions, locked until the end of the transaction: whoever projected a partition
     * before a rebalance cannot project it again.
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

    static void write(Connection connection, int partition, long next, Instant recorded) throws SQLException {
        try (var update = connection.prepareStatement(
                "update log_position set next_offset = ?, recorded = ? where log_partition = ?")) {
            update.setLong(1, next);
            update.setObject(2, Moments.of(recorded));
            update.setInt(3, partition);
            update.executeUpdate();
        }
    }
}
