package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.entente.ledger.Intake;
import dev.entente.ledger.Transactions;
import dev.entente.query.projection.Log;
import dev.entente.query.projection.Telling;
import dev.entente.query.projection.TestLedger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RebuildTest {

    private static final String RUNNING = "insert into rebuild (state, projection, swap, started, updated)"
            + " values ('running', '%s', true, now(), now())";

    private final TestLedger ledger = new TestLedger();
    private TestTopic topic;
    private RebuildKeeper keeper;

    @BeforeEach
    void open() throws Exception {
        topic = new TestTopic();
        keeper = new RebuildKeeper(ledger.database(), topic::reader, Clock.systemUTC());
    }

    @AfterEach
    void close() throws SQLException {
        topic.close();
        ledger.close();
    }

    @Test
    void what_is_rebuilt_is_what_served_and_serves_as_another_edition() throws Exception {
        topic.appendWorlds(0, 10, 1);
        follow(ledger);
        var before = ledger.everything();

        start(false);
        keeper.look();

        assertThat(latest().state()).isEqualTo("swapped");
        assertThat(latest().percent()).isEqualTo(100);
        assertThat(ledger.everything()).isEqualTo(before);
        assertThat(ledger.rows("select generation, phase from edition"))
                .containsExactly("(" + latest().id() + ",whole)");
    }

    @Test
    void an_exchange_leaves_the_same_indexes_and_constraints() throws Exception {
        topic.appendWorlds(0, 2, 2);
        follow(ledger);
        var indexes = "select indexname, replace(indexdef, schemaname, '') from pg_indexes"
                + " where schemaname = current_schema() order by 1";
        var constraints = "select conname, pg_get_constraintdef(oid) from pg_constraint"
                + " where connamespace = current_schema()::regnamespace order by 1";
        var before = Map.of(indexes, ledger.rows(indexes), constraints, ledger.rows(constraints));

        start(false);
        keeper.look();

        assertThat(latest().state()).isEqualTo("swapped");
        assertThat(Map.of(indexes, ledger.rows(indexes), constraints, ledger.rows(constraints)))
                .isEqualTo(before);
    }

    @Test
    void while_events_arrive_and_rebuilds_run_every_look_is_whole_and_nothing_is_doubled_or_lost() throws Exception {
        var done = new AtomicBoolean();
        try (var follower = new Follower(ledger.database(), topic.reader())) {
            topic.appendWorlds(0, 5, 3);
            var arriving = CompletableFuture.runAsync(() -> appendSlowly(5, 25));
            var looking = CompletableFuture.runAsync(() -> lookUntil(done));
            for (var rebuild = 0; rebuild < 3 || !arriving.isDone(); rebuild++) {
                start(false);
                keeper.look();
                assertThat(latest().state()).isEqualTo("swapped");
            }
            arriving.join();
            follower.demandGoing();
            done.set(true);
            looking.join();
        }
        follow(ledger);

        try (var undisturbed = new TestLedger()) {
            follow(undisturbed);
            assertThat(ledger.everything()).isEqualTo(undisturbed.everything());
        }
    }

    private void appendSlowly(int from, int count) {
        try {
            for (var world = from; world < from + count; world++) {
                topic.appendWorlds(world, 1, 3);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** In every look what is archived is as much as what was read, and no position is behind the one of an earlier look. */
    private void lookUntil(AtomicBoolean done) {
        var looks = new Looks(ledger.database());
        while (!done.get()) {
            looks.look();
        }
        looks.look();
    }

    @Test
    void a_row_that_was_tampered_with_is_found_by_verification_named_by_a_rebuild_and_mended_by_its_swap()
            throws Exception {
        topic.append(signed("1", "agreement/a", "Right"));
        topic.append(signed("2", "agreement/b", "Other"));
        follow(ledger);
        var right = ledger.everything();
        assertThat(verify().agrees()).isTrue();
        execute("update version set title = 'wrong', document = document || '{\"title\":{\"en\":\"Wrong\"}}'"
                + " where subject = 'agreement/a'");

        var verdict = verify();
        start(false);
        keeper.look();

        assertThat(verdict.agrees()).isFalse();
        assertThat(verdict.differences()).containsExactly(new Difference.Named("item", "agreement/a"));
        assertThat(latest().state()).isEqualTo("compared");
        assertThat(latest().differences()).isEqualTo(1);
        assertThat(ledger.rows("select what, subject, old -> 'title', new -> 'title' from difference"))
                .containsExactly("(item,agreement/a,\"\"\"wrong\"\"\",\"\"\"right\"\"\")");
        assertThat(ledger.everything()).isNotEqualTo(right);

        topic.append(signed("3", "agreement/c", "Later")); // it catches up
        follow(ledger);
        withRebuilds(rebuilds -> rebuilds.decide(Clock.systemUTC().instant()));
        keeper.look();

        assertThat(latest().state()).isEqualTo("swapped");
        assertThat(ledger.rows("select subject, title from version order by 1"))
                .containsExactly("(agreement/a,right)", "(agreement/b,other)", "(agreement/c,later)");
        assertThat(verify().agrees()).isTrue();
    }

    @Test
    void what_pages_of_two_countries_would_miss_is_found_by_verification() throws Exception {
        topic.append(signed("1", "agreement/a", "Kept"));
        topic.append(signed("2", "agreement/b", "Missed"));
        follow(ledger);
        execute("delete from listing where subject = 'agreement/b'");

        var verdict = verify();

        assertThat(verdict.agrees()).isFalse();
        assertThat(verdict.differences()).containsExactly(new Difference.Named("listing", "agreement/b"));
    }

    @Test
    void the_checksum_is_the_same_however_the_log_was_applied_and_another_one_for_other_rows() throws Exception {
        topic.appendWorlds(0, 5, 4);
        follow(ledger);
        var checksum = verify().checksum();
        start(false);
        keeper.look();
        assertThat(verify().checksum()).as("applied in other batches").isEqualTo(checksum);

        execute("update fact set occurred = '1999' where known_until = 'infinity'");
        assertThat(verify().checksum()).isNotEqualTo(checksum);
        assertThat(verify().expected()).contains(checksum);
    }

    @Test
    void who_compares_is_not_in_the_way_of_an_exchange() throws Exception {
        topic.append(signed("1", "agreement/a", "First"));
        follow(ledger);
        try (var session = Session.open(ledger.database(), Schemas::verified).orElseThrow();
                var reader = topic.reader()) {
            var making = new Making(
                    session, reader, Clock.systemUTC(), new dev.entente.ledger.Patience(), (archived, folded) -> {});
            making.make(0);
            var level = new Level(ledger.database(), session, making);

            var serving = level.ask(() -> {
                var checksum = Checksum.of(session, session.schemas().serving());
                execute(
                        "do $$ begin set local lock_timeout to '5s'; lock table log_position in access exclusive mode; end $$");
                return checksum.equals(Checksum.of(session, session.schema()));
            });

            assertThat(serving).isTrue();
            session.drop(session.schema());
        }
    }

    @Test
    void a_verification_tells_how_far_it_is_and_what_came_of_it_and_one_that_was_killed_does_not_run_for_ever()
            throws Exception {
        topic.append(signed("1", "agreement/a", "First"));
        follow(ledger);
        execute("insert into verification (state, started, updated) values ('running', now(), now())");
        var verification = new Verification(ledger.database(), topic::reader, Clock.systemUTC());

        var run = verification.begin().orElseThrow();

        assertThat(verification.one(run.id()).map(Check::state)).contains("running");
        assertThat(verification.one(run.id() - 1).map(Check::state)).contains("failed");
        assertThat(verification.begin()).as("while one is at it").isEmpty();
        assertThat(run.verdict().agrees()).isTrue();
        var check = verification.latest().orElseThrow();
        assertThat(check.percent()).isEqualTo(100);
        assertThat(check.verdict().orElseThrow().path("agrees").asBoolean()).isTrue();
        assertThat(verification.begin().orElseThrow().verdict().agrees()).isTrue();
    }

    @Test
    void an_event_that_cannot_be_told_is_parked_alone_by_a_rebuild_as_it_was_before() throws Exception {
        execute("alter table version add constraint trap check (title <> 'poison')");
        topic.append(signed("1", "agreement/a", "First"));
        topic.append(signed("2", "agreement/b", "Poison"));
        topic.append(signed("3", "agreement/b", "Second"));
        topic.append(signed("4", "agreement/c", "Third"));
        follow(ledger);
        assertThat(ledger.rows("select id from parked")).containsExactly("(2)");
        var before = ledger.everything();

        start(false);
        keeper.look();

        assertThat(latest().state()).isEqualTo("swapped");
        assertThat(ledger.everything()).isEqualTo(before);
        assertThat(verify().agrees()).isTrue();
    }

    @Test
    void a_rebuild_that_is_discarded_leaves_what_serves() throws Exception {
        topic.append(signed("1", "agreement/a", "First"));
        follow(ledger);
        var before = ledger.everything();
        start(false);
        withRebuilds(rebuilds -> rebuilds.discard(Clock.systemUTC().instant()));
        keeper.look();

        assertThat(latest().state()).isEqualTo("failed");
        assertThat(latest().reason()).contains("It was discarded.");
        assertThat(ledger.everything()).isEqualTo(before);
        assertThat(ledger.rows("select nspname from pg_namespace where nspname = current_schema() || '_rebuilt'"))
                .isEmpty();
    }

    @Test
    void only_one_rebuild_runs_at_a_time() throws Exception {
        assertThat(start(false)).isPresent();
        assertThat(start(false)).isEmpty();
    }

    @Test
    void read_models_of_another_version_are_rebuilt_at_the_start_and_serve_although_they_differ() throws Exception {
        topic.append(signed("1", "agreement/a", "First"));
        follow(ledger);
        execute("update edition set projection = '0 another'");
        execute("update version set title = 'as it was told then'");

        keeper.meetVersion();
        keeper.look();

        assertThat(latest().state()).isEqualTo("swapped");
        assertThat(ledger.rows("select title from version")).containsExactly("(first)");
        keeper.meetVersion();
        assertThat(latest().state()).as("nothing to do at the next start").isEqualTo("swapped");
    }

    @Test
    void read_models_of_a_newer_program_are_let_be() throws Exception {
        topic.append(signed("1", "agreement/a", "First"));
        follow(ledger);
        topic.append(signed("2", "agreement/b", "Second"));
        execute("update edition set projection = '1000000 newer'");
        var before = ledger.everything();

        keeper.meetVersion();
        assertThat(withRebuilds(Rebuilds::latest)).isEmpty();
        var older = new Intake(Transactions.of(ledger.database()), Telling.asItComes(), Clock.systemUTC());
        try (var log = topic.reader()) {
            log.read(
                    Map.of(),
                    log.ends(),
                    Duration.ofSeconds(20),
                    records -> assertThatThrownBy(() -> older.apply(records))
                            .isInstanceOf(SQLTransientException.class)
                            .hasMessageContaining("version 1000000"));
        }
        assertThat(ledger.everything()).isEqualTo(before);
        assertThatThrownBy(this::verify).hasMessageContaining("version 1000000");
    }

    @Test
    void a_rebuild_of_a_newer_program_is_left_to_it() throws Exception {
        execute(RUNNING.formatted("1000000 newer"));
        keeper.look();
        assertThat(latest().state()).isEqualTo("running");
        assertThat(start(false)).as("while that runs").isEmpty();
    }

    @Test
    void a_rebuild_of_an_older_program_ends_where_a_newer_one_comes() throws Exception {
        topic.append(signed("1", "agreement/a", "First"));
        follow(ledger);
        execute("update edition set projection = '0 older'");
        execute(RUNNING.formatted("0 older"));

        keeper.meetVersion();
        keeper.look();

        assertThat(ledger.rows("select id, state from rebuild order by 1"))
                .containsExactly("(1,failed)", "(2,swapped)");
        execute(RUNNING.formatted("0 older"));
        keeper.look();
        assertThat(latest().reason().orElseThrow()).contains("a replica of a newer one came");
        assertThat(ledger.rows("select projection from edition")).containsExactly("(\"" + Telling.version() + "\")");
    }

    @Test
    void to_go_back_to_an_older_program_is_decided_by_a_person() throws Exception {
        topic.append(signed("1", "agreement/a", "First"));
        follow(ledger);
        execute("update edition set projection = '1000000 newer'");

        start(false);
        keeper.look();

        assertThat(latest().state()).as("although nothing differs").isEqualTo("compared");
        withRebuilds(rebuilds -> rebuilds.decide(Clock.systemUTC().instant()));
        keeper.look();
        assertThat(latest().state()).isEqualTo("swapped");
        topic.append(signed("2", "agreement/b", "Second"));
        follow(ledger);
        assertThat(ledger.rows("select title from version order by 1")).containsExactly("(first)", "(second)");
    }

    @Test
    void a_log_that_lost_its_beginning_is_not_rebuilt_from() throws Exception {
        topic.append(signed("1", "agreement/a", "First"));
        follow(ledger);
        execute("update log_position set next_offset = next_offset + 5");
        start(false);
        keeper.look();

        assertThat(latest().state()).isEqualTo("failed");
        assertThat(latest().reason().orElseThrow()).contains("it is not the log that they were made from");
    }

    @Test
    void who_follows_another_log_comes_to_what_that_one_says_under_another_tag() throws Exception {
        topic.appendWorlds(0, 2, 5);
        follow(ledger);
        execute("insert into alert_count values ('s', 'i', 2, 1, 0, 7)");
        execute("insert into alert_position values (0, 9)");
        execute(RUNNING.formatted(Telling.version()));
        var revision = ledger.rows("select revision from edition");

        execute("call follow_another_log()");

        assertThat(ledger.rows("select 1 from event")).isEmpty();
        assertThat(ledger.rows("select 1 from alert_position")).isEmpty();
        assertThat(ledger.rows("select due, delivered, failed from alert_count"))
                .containsExactly("(2,1,0)");
        assertThat(ledger.rows("select revision from edition")).isNotEqualTo(revision);
        assertThat(latest().state()).isEqualTo("failed");
        try (var other = new TestTopic();
                var undisturbed = new TestLedger()) {
            other.append(signed("ahead", "agreement/ahead", "Ahead"));
            other.appendWorlds(0, 2, 5);
            follow(ledger, other);
            follow(undisturbed, other);
            assertThat(ledger.everything()).isEqualTo(undisturbed.everything());
        }
    }

    private static dev.entente.events.CooperationEvent signed(String id, String subject, String title) {
        return Log.event(
                id,
                "agreement.signed",
                subject,
                "{'occurred':'2024-03-05','title':{'en':'" + title
                        + "'},'parties':[{'country':'BR'},{'country':'ZA'}],'sectors':['energy']}");
    }

    /** Brings a ledger to where the log ends. */
    private void follow(TestLedger followed) throws Exception {
        follow(followed, topic);
    }

    private static void follow(TestLedger followed, TestTopic log) throws Exception {
        try (var reader = log.reader();
                var follower = new Follower(followed.database(), log.reader())) {
            follower.catchUp(reader);
        }
    }

    private Optional<Rebuild> start(boolean swap) throws SQLException {
        return withRebuilds(rebuilds -> rebuilds.start(swap, Clock.systemUTC().instant()));
    }

    private Rebuild latest() throws SQLException {
        return withRebuilds(Rebuilds::latest).orElseThrow();
    }

    private interface Asked<T> {
        T of(Rebuilds rebuilds) throws SQLException;
    }

    private <T> T withRebuilds(Asked<T> asked) throws SQLException {
        try (var connection = ledger.database().getConnection()) {
            return asked.of(new Rebuilds(connection));
        }
    }

    private Verification.Verdict verify() throws Exception {
        return new Verification(ledger.database(), topic::reader, Clock.systemUTC())
                .begin()
                .orElseThrow()
                .verdict();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = ledger.database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
