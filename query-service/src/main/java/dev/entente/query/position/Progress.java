package dev.entente.query.position;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import dev.entente.query.ledger.Snapshot;

/**
 * How far the read models are.
 *
 * @param partitions offset of the last projected event by partition
 * @param lag how many events of the log are not projected yet; nothing while the log cannot be asked
 * @param recorded when the latest projected event was recorded
 */
record Progress(SortedMap<Integer, Long> partitions, Optional<Long> lag, Optional<Instant> recorded) {

    /**
     * Compares.
     *
     * @param ends offset of the next event to come by partition, if the log can be asked
     */
    static Progress of(Snapshot snapshot, Optional<Map<Integer, Long>> ends) {
        var projected = snapshot.position().offsets();
        return new Progress(
                projected,
                ends.map(all -> all.entrySet().stream()
                        .mapToLong(end -> Math.max(0, end.getValue() - 1 - projected.getOrDefault(end.getKey(), -1L)))
                        .sum()),
                snapshot.recorded());
    }
}
