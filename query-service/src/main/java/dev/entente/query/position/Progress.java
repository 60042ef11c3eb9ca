package dev.entente.query.position;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import dev.entente.ledger.Lag;
import dev.entente.query.ledger.Look;

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
    static Progress of(Look look, Optional<Map<Integer, Long>> ends) {
        return new Progress(
                look.position().offsets(), ends.map(all -> new Lag(look.position(), all).events()), look.recorded());
    }
}
