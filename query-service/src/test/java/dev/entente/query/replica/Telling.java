package dev.entente.query.replica;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import dev.entente.events.Position;
import dev.entente.query.projection.TestLedger;
import dev.entente.query.rebuild.Until;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether listeners are told everything, and nothing twice. */
final class Telling {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Telling() {}

    /**
     * Waits until every event of the archive is told. What was told once may be a conflict now, since a record of the same
     * key that the log took in before was read later.
     *
     * @param told positions, as they came
     */
    static void isComplete(TestLedger ledger, Callable<List<String>> told) throws Exception {
        var events = positions(ledger, "event");
        Until.holds(PATIENCE, () -> new HashSet<>(told.call()).containsAll(events));
        var conflicts = positions(ledger, "repetition");
        assertThat(told.call())
                .doesNotHaveDuplicates()
                .allMatch(position -> events.contains(position) || conflicts.contains(position));
    }

    private static Set<String> positions(TestLedger ledger, String table) throws SQLException {
        return ledger.rows("select log_partition || '.' || log_offset from " + table).stream()
                .map(place -> place.replaceAll("[()]", "").split("\\.", -1))
                .map(place -> Position.of(Integer.parseInt(place[0]), Long.parseLong(place[1]))
                        .token())
                .collect(Collectors.toSet());
    }
}
