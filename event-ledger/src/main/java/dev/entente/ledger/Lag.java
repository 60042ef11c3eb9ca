package dev.entente.ledger;

import java.util.Map;
import java.util.Optional;

import dev.entente.events.Position;

/**
 * How far a service is behind the log.
 *
 * @param applied the last event that was applied, by partition
 * @param ends the offset of the next event to come, by partition
 */
public record Lag(Position applied, Map<Integer, Long> ends) {

    /** How many events are still to be applied. */
    public long events() {
        return ends.entrySet().stream()
                .mapToLong(end ->
                        Math.max(0, end.getValue() - 1 - applied.offsets().getOrDefault(end.getKey(), -1L)))
                .sum();
    }

    /** Says why it cannot be this log that was applied, if that is so: more of it was applied than there is. */
    public Optional<String> contradiction() {
        return applied.offsets().entrySet().stream()
                .filter(last -> last.getValue() >= ends.getOrDefault(last.getKey(), Long.MAX_VALUE))
                .findFirst()
                .map(last -> "Partition " + last.getKey() + " is applied up to offset " + last.getValue()
                        + ", but the log ends before that: it is not the log that this database was made from. Give the"
                        + " service an empty database, or the log back.");
    }
}
