package dev.entente.query.replica;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.entente.local.Thorough;
import dev.entente.query.projection.Telling;
import dev.entente.query.projection.TestLedger;
import dev.entente.query.rebuild.Checksums;
import dev.entente.query.rebuild.OneRun;
import dev.entente.query.rebuild.TestTopic;
import dev.entente.query.rebuild.Until;

import static org.assertj.core.api.Assertions.assertThat;

/** A new version of the service meets read models of an earlier one. */
class MigrationIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String EARLIER = "17";
    private static final int WORLDS = Thorough.or(60, 250);
    private static final List<String> TABLES = List.of(
            "log_position", "event", "repetition", "parked", "same_as", "version", "fact", "listing", "fact_listing");

    @Test
    void what_an_earlier_version_projected_is_served_migrated_and_rebuilt_to_what_a_fresh_projection_comes_to()
            throws Exception {
        try (var topic = new TestTopic();
                var fresh = new TestLedger();
                var ledger = new TestLedger(EARLIER)) {
            topic.appendWorlds(0, WORLDS, 41);
            OneRun.project(topic, fresh);
            fillAsItWas(ledger, fresh);
            try (var replica = Replica.start(ledger, topic)) {
                serves(replica);
                Until.holds(PATIENCE, () -> {
                    serves(replica);
                    return isRebuilt(ledger);
                });
                assertThat(ledger.everything()).isEqualTo(fresh.everything());
                assertThat(Checksums.of(ledger)).isEqualTo(Checksums.of(fresh));
                assertThat(ledger.rows("select count(*) from event"))
                        .isEqualTo(fresh.rows("select count(*) from event"));
                serves(replica);
            }
        }
    }

    private static void serves(Replica replica) {
        for (var question :
                List.of("/agreements?limit=100", "/search?q=t1", "/relations/BR-KE", "/agreements?countries=BR,KE")) {
            var answer = replica.get(question);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).as(question).doesNotContain("\"items\":[]");
        }
    }

    private static boolean isRebuilt(TestLedger ledger) throws SQLException {
        return ledger.rows("select projection from edition").equals(List.of("(\"" + Telling.version() + "\")"))
                && ledger.rows("select state from rebuild where state <> 'swapped'")
                        .isEmpty();
    }

    /** The rows of today in the tables of then, as a program told them that was mistaken in some. */
    private static void fillAsItWas(TestLedger ledger, TestLedger fresh) throws SQLException {
        try (var connection = ledger.database().getConnection();
                var statement = connection.createStatement()) {
            for (var table : TABLES) {
                var rows = copy(ledger, schema(fresh) + "." + table, table);
                assertThat(statement.executeUpdate(rows)).as(table).isNotNegative();
            }
            statement.execute("update edition set projection = '2 of an earlier program'");
            statement.execute("update version set words = title");
            statement.execute("update version set status = 'expired', last_changed = null where kind = 'agreement'");
            statement.execute("delete from fact where kind = 'visit'");
        }
    }

    /** Without what is listed twice, which the lists did not have then. */
    private static String copy(TestLedger ledger, String from, String to) throws SQLException {
        return ledger.rows("""
                        select 'insert into %2$s (' || string_agg(mine.column_name, ', ') || ') select distinct '
                               || string_agg(mine.column_name || '::text::' || mine.udt_name, ', ') || ' from %1$s'
                          from information_schema.columns as mine
                          join information_schema.columns as theirs using (table_name, column_name)
                         where mine.table_schema = current_schema() and mine.is_generated = 'NEVER'
                           and theirs.table_schema || '.' || theirs.table_name = '%1$s'""".formatted(from, to)).getFirst().replaceAll("^\\(\"?|\"?\\)$", "");
    }

    private static String schema(TestLedger ledger) {
        return ledger.database().getCurrentSchema().split(",", -1)[0];
    }
}
