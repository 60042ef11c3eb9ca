package dev.entente.query.progress;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import dev.entente.ledger.Lag;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/**
 * How far the read models are.
 *
 * @param partitions offset of the last projected event by partition
 * @param lag how many events of the log are not projected yet; nothing while the log cannot be asked
 * @param recorded when the latest projected event was recorded
 * @param since when the earliest was: nothing was known before
 */
record ProjectionProgress(
        SortedMap<Integer, Long> partitions, Optional<Long> lag, Optional<Instant> recorded, Optional<Instant> since) {

    /** By the index of places in the log: the first event of each partition. */
    private static final Sql FIRST = Sql.of(
            "select min(first.recorded) from log_position as position cross join lateral"
                    + " (select recorded from event where log_partition = position.log_partition order by log_offset limit 1) as first");

    /**
     * Compares.
     *
     * @param ends offset of the next event to come by partition, if the log can be asked
     */
    static ProjectionProgress of(Snapshot snapshot, Optional<Map<Integer, Long>> ends) throws SQLException {
        var look = snapshot.look();
        var since = FIRST.list(
                snapshot,
                row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
        return new ProjectionProgress(
                look.position().offsets(),
                ends.map(all -> new Lag(look.position(), all).events()),
                look.recorded(),
                since.getFirst());
    }
}
