package dev.entente.query.rebuild;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import dev.entente.query.projection.TestLedger;
import dev.entente.query.projection.TestPostgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** kill -9 at random moments. */
class KilledTest {

    private static final Logger LOG = Logger.getLogger(KilledTest.class);
    private static final int KILLS = 20;
    private static final int WORLDS_A_LIFE = 1;
    private static final int MOMENT_NS = 30_000_000;
    private static final long SEED = 11;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What a process has come to when its end is near. */
    private enum Near {
        PROJECTING,
        TAKEN_UP,
        MAKING,
        SWAPPED
    }

    @Test
    void killed_twenty_times_while_it_projects_and_rebuilds_it_comes_to_what_an_undisturbed_run_comes_to()
            throws Exception {
        var random = new Random(SEED);
        try (var topic = new TestTopic();
                var ledger = new TestLedger();
                var lives = new Lives(ledger, topic);
                var undisturbed = new TestLedger()) {
            topic.appendWorlds(0, 10, SEED);
            for (var kill = 0; kill < KILLS; kill++) {
                askForRebuild(ledger);
                topic.appendWorlds(10 + kill * WORLDS_A_LIFE, WORLDS_A_LIFE, SEED);
                lives.live(near(Near.values()[kill % Near.values().length], ledger), random.nextInt(MOMENT_NS));
            }
            askForRebuild(ledger);
            lives.live(done(ledger, topic), 0);
            try (var one = new Lives(undisturbed, topic)) {
                one.live(done(undisturbed, topic), 0);
            }

            assertThat(ledger.everything()).isEqualTo(undisturbed.everything());
            assertThat(Checksums.of(ledger)).isEqualTo(Checksums.of(undisturbed));
            assertThat(ledger.rows("select state from rebuild where state <> 'swapped'"))
                    .isEmpty();
        }
    }

    /** Processes one after the other on one ledger; the next gets ready while one works. */
    private static final class Lives implements AutoCloseable {

        private final TestLedger ledger;
        private final TestTopic topic;
        private Process next;

        Lives(TestLedger ledger, TestTopic topic) throws IOException {
            this.ledger = ledger;
            this.topic = topic;
            this.next = start();
        }

        private Process start() throws IOException {
            var database = ledger.database();
            var command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx176m",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    KilledProjection.class.getName(),
                    database.getUrl(),
                    database.getUser(),
                    database.getPassword(),
                    database.getCurrentSchema(),
                    TestPostgres.kafka(),
                    topic.name()));
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        /** Lets a process work, and kills it a random moment after the condition holds. */
        void live(Callable<Boolean> end, int moment) throws Exception {
            var process = next;
            begin(process);
            next = start();
            try {
                Until.holds(PATIENCE, end);
                LockSupport.parkNanos(moment);
            } finally {
                process.destroyForcibly().waitFor(); // SIGKILL
            }
        }

        private static void begin(Process process) throws IOException {
            var output = process.inputReader(UTF_8);
            var said = new ArrayList<String>();
            for (var line = ""; !line.contains(KilledProjection.READY); said.add(line)) {
                line = Optional.ofNullable(output.readLine())
                        .orElseThrow(() -> new IllegalStateException("the process ended: " + said));
            }
            process.outputWriter(UTF_8).append('\n').flush();
            Thread.ofVirtual().start(() -> output.lines().forEach(LOG::debug));
        }

        @Override
        public void close() {
            next.destroyForcibly();
        }
    }

    private static Callable<Boolean> near(Near near, TestLedger ledger) throws Exception {
        var position = position(ledger);
        var made = made(ledger);
        var generation = ledger.rows("select generation from edition");
        return switch (near) {
            case PROJECTING -> () -> position(ledger) > position;
            case TAKEN_UP ->
                () -> !ledger.rows(
                                "select from rebuild where taken_up is not null and id = (select max(id) from rebuild)")
                        .isEmpty();
            case MAKING ->
                () -> made(ledger) > made
                        || !ledger.rows("select generation from edition").equals(generation);
            case SWAPPED -> () -> !ledger.rows("select generation from edition").equals(generation);
        };
    }

    /** Nothing is left to be applied, or to be rebuilt. */
    private static Callable<Boolean> done(TestLedger ledger, TestTopic topic) {
        long ends;
        try (var reader = topic.reader()) {
            ends = reader.ends().values().stream().mapToLong(Long::longValue).sum();
        }
        return () -> position(ledger) == ends
                && ledger.rows("select from rebuild where state = 'running'").isEmpty();
    }

    private static long position(TestLedger ledger) throws Exception {
        return number(ledger.rows("select coalesce(sum(next_offset), 0) from log_position"));
    }

    private static long number(List<String> rows) {
        return Long.parseLong(rows.getFirst().replaceAll("[()]", ""));
    }

    /** How many events the latest rebuild has archived and folded. */
    private static long made(TestLedger ledger) throws Exception {
        return number(
                ledger.rows("select coalesce((select archived + folded from rebuild order by id desc limit 1), 0)"));
    }

    private static void askForRebuild(TestLedger ledger) throws Exception {
        try (var connection = ledger.database().getConnection()) {
            var unused = new Rebuilds(connection).start(false, Clock.systemUTC().instant());
        }
    }
}
