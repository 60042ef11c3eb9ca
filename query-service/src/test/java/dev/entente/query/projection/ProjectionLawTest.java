package dev.entente.query.projection;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.ItemDocument;
import dev.entente.events.fold.Outcome;
import dev.entente.events.json.Json;
import dev.entente.ledger.Intake;
import dev.entente.ledger.LogRecord;
import dev.entente.ledger.Moments;
import dev.entente.ledger.Transactions;
import dev.entente.local.Thorough;

import static org.assertj.core.api.Assertions.assertThat;

/** The read models are a function of the set of events that are known, whichever way they come. */
class ProjectionLawTest {

    private static final int LARGEST_BATCH = 5;

    private final Log log = new Log();

    @AutoClose
    private final TestLedger ledger = new TestLedger();

    static LongStream splits() {
        return Thorough.seeds(1, 2, 3, 101, 102);
    }

    static LongStream preparations() {
        return Thorough.seeds(1, 2, 3, 5);
    }

    static LongStream moments() {
        return Thorough.seeds(4, 6, 7);
    }

    @ParameterizedTest
    @MethodSource("splits")
    void any_split_into_batches_and_any_order_of_partitions_tell_the_same(long seed) throws Exception {
        var random = new Random(seed);
        RandomHistory.write(log, random, 40);
        apply(ledger, log.records());
        try (var other = new TestLedger()) {
            for (var batch : batches(random)) {
                apply(other, batch);
            }
            assertThat(other.everything()).as("seed %d", seed).isEqualTo(ledger.everything());
        }
        try (var reversed = new TestLedger()) {
            for (var partition = Log.PARTITIONS - 1; partition >= 0; partition--) {
                apply(reversed, log.ofPartition(partition));
            }
            assertThat(reversed.everything()).as("seed %d", seed).isEqualTo(ledger.everything());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void of_aggregates_with_so_many_events_that_not_every_moment_is_told_neither(long seed) throws Exception {
        var random = new Random(seed);
        RandomHistory.write(log, random, 300);
        apply(ledger, log.records());
        assertThat(ledger.rows("select count(*) > 150 from event where subject like 'agreement/%'"))
                .containsExactly("(t)");
        try (var other = new TestLedger()) {
            for (var batch : batches(random, Thorough.or(20, LARGEST_BATCH))) {
                apply(other, batch);
            }
            assertThat(other.everything()).as("seed %d", seed).isEqualTo(ledger.everything());
        }
    }

    @ParameterizedTest
    @MethodSource("preparations")
    void what_is_prepared_before_its_turn_changes_nothing(long seed) throws Exception {
        var random = new Random(seed);
        RandomHistory.write(log, random, 60);
        apply(ledger, log.records());
        try (var other = new TestLedger()) {
            var projector = new Projector(Transactions.of(other.pool()), batch -> {});
            var intake = new Intake(Transactions.of(other.pool()), projector, Clock.systemUTC());
            var batches = batches(random);
            for (var index = 0; index < batches.size(); index++) {
                // mostly the next batch, as it is while the log is followed; any of them must do
                var next = random.nextBoolean() ? index + 1 : random.nextInt(batches.size());
                projector.prepare(events(batches.get(Math.min(next, batches.size() - 1))), random::nextBoolean);
                intake.apply(batches.get(index));
            }
            assertThat(other.everything()).as("seed %d", seed).isEqualTo(ledger.everything());
        }
    }

    @ParameterizedTest
    @MethodSource("moments")
    void at_every_moment_the_versions_tell_what_the_fold_of_the_events_known_by_then_tells(long seed) throws Exception {
        var random = new Random(seed);
        RandomHistory.write(log, random, 40);
        for (var batch : batches(random)) {
            apply(ledger, batch);
        }
        var events = log.records().stream().map(LogRecord::event).toList();
        for (var moment : events.stream().map(RecordedEvent::recorded).toList()) {
            var known = events.stream()
                    .filter(event -> !event.recorded().isAfter(moment))
                    .toList();
            assertThat(asOf(moment)).as("seed %d as of %s", seed, moment).isEqualTo(told(Fold.of(known)));
        }
    }

    private Map<String, String> asOf(Instant moment) throws SQLException {
        var told = new TreeMap<String, String>();
        try (var connection = ledger.pool().getConnection();
                var query = connection.prepareStatement("""
                        select subject, outcome, kept, document::jsonb - 'countries' from version
                         where known_from <= ? and known_until > ?""")) {
            query.setObject(1, Moments.of(moment));
            query.setObject(2, Moments.of(moment));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    told.put(
                            rows.getString(1),
                            rows.getString(4) == null
                                    ? rows.getString(2) + " " + rows.getString(3)
                                    : Json.digest("", "", Json.object(rows.getString(4))));
                }
            }
        }
        return told;
    }

    private static Map<String, String> told(Map<Subject, Outcome> outcomes) {
        var told = new TreeMap<String, String>();
        outcomes.forEach((subject, outcome) -> told.put(
                subject.toString(),
                switch (outcome) {
                    case Outcome.Standing standing -> {
                        var document = ItemDocument.of(standing.item(), List.of());
                        document.remove("countries");
                        yield Json.digest("", "", document);
                    }
                    case Outcome.Withdrawn withdrawn -> "withdrawn null";
                    case Outcome.MergedInto merged -> "merged " + merged.kept();
                }));
        return told;
    }

    /** The log in batches of one partition each, as consumers may get it; some come twice. */
    private List<List<LogRecord>> batches(Random random) {
        return batches(random, LARGEST_BATCH);
    }

    private List<List<LogRecord>> batches(Random random, int largest) {
        var queues = new ArrayList<ArrayList<LogRecord>>();
        for (var partition = 0; partition < Log.PARTITIONS; partition++) {
            queues.add(new ArrayList<>(log.ofPartition(partition)));
        }
        var batches = new ArrayList<List<LogRecord>>();
        while (queues.stream().anyMatch(queue -> !queue.isEmpty())) {
            Collections.shuffle(queues, random);
            var queue = queues.getFirst();
            var size = Math.min(queue.size(), 1 + random.nextInt(largest));
            var batch = new ArrayList<>(queue.subList(0, size));
            queue.subList(0, size).clear();
            batches.add(batch);
            if (random.nextInt(4) == 0) {
                batches.add(batch);
            }
        }
        return batches;
    }

    private static List<RecordedEvent> events(List<LogRecord> records) {
        return records.stream().map(LogRecord::event).toList();
    }

    private static void apply(TestLedger ledger, List<LogRecord> records) throws SQLException {
        new Intake(Transactions.of(ledger.pool()), new Projector(batch -> {}), Clock.systemUTC()).apply(records);
    }
}
