package dev.entente.query.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.entente.query.projection.TestLedger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotTest {

    private static final Sql SETTINGS = Sql.of("""
            select current_setting('transaction_isolation'), current_setting('transaction_read_only'),
                   current_setting('plan_cache_mode'), current_setting('statement_timeout')""");

    private static final Sql MOMENT = Sql.of("select now()::text");

    private static TestLedger tables;
    private static Ledger ledger;

    @BeforeAll
    static void open() {
        tables = new TestLedger();
        var database = tables.database();
        ledger = TestLedger.asked(database, Map.of("entente.query.questions.time", "7s"));
    }

    @AfterAll
    static void close() throws SQLException {
        tables.close();
    }

    private static List<String> read(ResultSet row) throws SQLException {
        return List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }

    @Test
    void whatever_comes_first_belongs_to_one_moment_changes_nothing_and_has_its_time() {
        var byValues = List.of("repeatable read", "on", "force_custom_plan", "7s");
        var once = List.of("repeatable read", "on", "force_generic_plan", "7s");

        assertThat(settings(snapshot -> SETTINGS.list(snapshot, SnapshotTest::read)))
                .containsExactly(byValues);
        assertThat(settings(snapshot -> SETTINGS.plannedOnce().listAtLast(snapshot, SnapshotTest::read)))
                .containsExactly(once);
        assertThat(settings(snapshot -> SETTINGS.list(snapshot.connection(), SnapshotTest::read)))
                .containsExactly(byValues);
    }

    private static List<List<String>> settings(Ledger.Question<List<List<String>>> question) {
        return ledger.read(question);
    }

    @Test
    void each_question_is_planned_as_it_says_whatever_was_asked_before() {
        assertThat(ledger.<List<String>>read(snapshot -> {
                    snapshot.look();
                    return List.of(
                            planning(SETTINGS.plannedOnce(), snapshot),
                            planning(SETTINGS, snapshot),
                            planning(SETTINGS.plannedOnce(), snapshot));
                }))
                .containsExactly("force_generic_plan", "force_custom_plan", "force_generic_plan");
    }

    private static String planning(Sql settings, Snapshot snapshot) throws SQLException {
        return settings.first(snapshot, SnapshotTest::read).orElseThrow().get(2);
    }

    @Test
    void what_is_looked_up_in_indexes_leaves_other_questions_their_plans() {
        var allowed = Sql.of("select current_setting('enable_seqscan'), current_setting('enable_indexscan'),"
                + " current_setting('plan_cache_mode'), ''");

        assertThat(ledger.<List<List<String>>>read(snapshot -> List.of(
                        allowed.lookedUp().first(snapshot, SnapshotTest::read).orElseThrow(),
                        allowed.byIndexes().first(snapshot, SnapshotTest::read).orElseThrow(),
                        allowed.lookedUp().first(snapshot, SnapshotTest::read).orElseThrow(),
                        allowed.plannedOnce()
                                .first(snapshot, SnapshotTest::read)
                                .orElseThrow(),
                        allowed.byIndexes().first(snapshot, SnapshotTest::read).orElseThrow(),
                        allowed.first(snapshot, SnapshotTest::read).orElseThrow())))
                .containsExactly(
                        List.of("off", "off", "force_custom_plan", ""),
                        List.of("off", "on", "force_custom_plan", ""),
                        List.of("off", "off", "force_custom_plan", ""),
                        List.of("on", "on", "force_generic_plan", ""),
                        List.of("off", "on", "force_custom_plan", ""),
                        List.of("on", "on", "force_custom_plan", ""));
    }

    @Test
    void after_a_last_question_the_snapshot_has_ended_and_what_is_asked_again_is_of_one_later_moment() {
        var moments = ledger.<List<String>>read(snapshot -> {
            var first = MOMENT.firstAtLast(snapshot, row -> row.getString(1)).orElseThrow();
            assertThatThrownBy(() -> MOMENT.list(snapshot, row -> row.getString(1)))
                    .isInstanceOf(IllegalStateException.class);
            var second = MOMENT.first(snapshot.again(), row -> row.getString(1)).orElseThrow();
            return List.of(
                    first,
                    second,
                    MOMENT.first(snapshot.again(), row -> row.getString(1)).orElseThrow());
        });

        assertThat(moments.get(1)).isGreaterThan(moments.get(0)).isEqualTo(moments.get(2));
    }

    @Test
    void rows_are_read_part_by_part_by_whoever_wants_it_so() throws SQLException {
        var parts = ledger.<Integer>read(snapshot -> {
            Sql.of("select 1").listAtLast(snapshot, row -> 1);
            var connection = snapshot.again().connection();
            try (var statement = connection.prepareStatement("select generate_series(1, 100)")) {
                statement.setFetchSize(10);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return Sql.of("select count(*) from pg_cursors where statement like 'select generate%'")
                            .first(connection, row -> row.getInt(1))
                            .orElseThrow();
                }
            }
        });

        assertThat(parts).as("the rest waits in the database").isEqualTo(1);
    }
}
