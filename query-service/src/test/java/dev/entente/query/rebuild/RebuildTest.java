package dev.entente.query.rebuild;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import dev.entente.query.projection.Telling;

import static org.assertj.core.api.Assertions.assertThat;

/** Read models are made anew from the log, and take the place of those that serve. */
class RebuildTest extends RebuildTestBase {

    @Test
    void what_is_rebuilt_is_what_served_and_serves_as_another_edition() throws Exception {
        topic.appendWorlds(0, 10, 1);
        follow();
        var before = ledger.everything();

        rebuild();

        assertThat(latest().state()).isEqualTo("swapped");
        assertThat(latest().percent()).isEqualTo(100);
        assertThat(ledger.everything()).isEqualTo(before);
        assertThat(ledger.rows("select generation, phase from edition"))
                .containsExactly("(" + latest().id() + ",whole)");
    }

    @Test
    void an_exchange_leaves_the_same_indexes_and_constraints() throws Exception {
        topic.appendWorlds(0, 2, 2);
        follow();
        var indexes = "select indexname, replace(indexdef, schemaname, '') from pg_indexes"
                + " where schemaname = current_schema() order by 1";
        var constraints = "select conname, pg_get_constraintdef(oid) from pg_constraint"
                + " where connamespace = current_schema()::regnamespace order by 1";
        var before = Map.of(indexes, ledger.rows(indexes), constraints, ledger.rows(constraints));

        rebuild();

        assertThat(latest().state()).isEqualTo("swapped");
        assertThat(Map.of(indexes, ledger.rows(indexes), constraints, ledger.rows(constraints)))
                .isEqualTo(before);
    }

    @Test
    void while_events_arrive_and_rebuilds_run_every_look_is_whole_and_nothing_is_doubled_or_lost() throws Exception {
        var done = new AtomicBoolean();
        try (var follower = new Follower(ledger.pool(), topic.reader())) {
            topic.appendWorlds(0, 5, 3);
            var arriving = CompletableFuture.runAsync(() -> appendSlowly(5, 25));
            var looking = CompletableFuture.runAsync(() -> lookUntil(done));
            for (var rebuild = 0; rebuild < 3 || !arriving.isDone(); rebuild++) {
                rebuild();
                assertThat(latest().state()).isEqualTo("swapped");
            }
            arriving.join();
            follower.demandGoing();
            done.set(true);
            looking.join();
        }
        follow();

        OneRun.comesTo(topic, ledger);
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
    void an_event_that_cannot_be_told_is_parked_alone_by_a_rebuild_as_it_was_before() throws Exception {
        ledger.execute("alter table version add constraint trap check (title <> 'poison')");
        append("1", "agreement/a", "First");
        append("2", "agreement/b", "Poison");
        append("3", "agreement/b", "Second");
        append("4", "agreement/c", "Third");
        follow();
        assertThat(ledger.rows("select id from parked")).containsExactly("(2)");
        var before = ledger.everything();

        rebuild();

        assertThat(latest().state()).isEqualTo("swapped");
        assertThat(ledger.everything()).isEqualTo(before);
        assertThat(verify().agrees()).isTrue();
    }

    @Test
    void a_rebuild_that_is_discarded_leaves_what_serves() throws Exception {
        append("1", "agreement/a", "First");
        follow();
        var before = ledger.everything();
        start();
        withRebuilds(rebuilds -> rebuilds.discard(Clock.systemUTC().instant()));
        keeper.look();

        assertThat(latest().state()).isEqualTo("failed");
        assertThat(latest().reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("discarded", "nothing is wrong"));
        assertThat(ledger.everything()).isEqualTo(before);
        assertThat(ledger.rows("select nspname from pg_namespace where nspname = current_schema() || '_rebuilt'"))
                .isEmpty();
    }

    @Test
    void only_one_rebuild_runs_at_a_time() throws Exception {
        assertThat(start()).isPresent();
        assertThat(start()).isEmpty();
    }

    @Test
    void a_log_that_lost_its_beginning_is_not_rebuilt_from() throws Exception {
        append("1", "agreement/a", "First");
        follow();
        ledger.execute("update log_position set next_offset = next_offset + 5");
        rebuild();

        assertThat(latest().state()).isEqualTo("failed");
        assertThat(latest().reason().orElseThrow()).contains("it is not the log that they were made from");
    }

    @Test
    void who_follows_another_log_comes_to_what_that_one_says_under_another_tag() throws Exception {
        topic.appendWorlds(0, 2, 5);
        follow();
        ledger.execute("insert into alert_count values ('s', 'i', 2, 1, 0, 7)");
        ledger.execute("insert into alert_position values (0, 9)");
        ledger.execute(RUNNING.formatted(Telling.version()));
        var revision = ledger.rows("select revision from edition");

        ledger.execute("call follow_another_log()");

        assertThat(ledger.rows("select 1 from event")).isEmpty();
        assertThat(ledger.rows("select 1 from alert_position")).isEmpty();
        assertThat(ledger.rows("select due, delivered, failed from alert_count"))
                .containsExactly("(2,1,0)");
        assertThat(ledger.rows("select revision from edition")).isNotEqualTo(revision);
        assertThat(latest().state()).isEqualTo("failed");
        try (var other = new TestTopic()) {
            other.append(signed("ahead", "agreement/ahead", "Ahead"));
            other.appendWorlds(0, 2, 5);
            OneRun.project(other, ledger);
            OneRun.comesTo(other, ledger);
        }
    }
}
