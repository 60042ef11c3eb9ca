package dev.entente.query.rebuild;

import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.entente.ledger.Intake;
import dev.entente.ledger.Transactions;
import dev.entente.query.projection.Telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Programs of several versions meet each other's read models, and rebuilds of them. */
class RebuildOfVersionsTest extends RebuildTestBase {

    @Test
    void read_models_of_another_version_are_rebuilt_at_the_start_and_serve_although_they_differ() throws Exception {
        append("1", "agreement/a", "First");
        follow();
        ledger.execute("update edition set projection = '0 another'");
        ledger.execute("update version set title = 'as it was told then'");

        keeper.meetVersion();
        keeper.look();

        assertThat(latest().state()).isEqualTo("swapped");
        assertThat(ledger.rows("select title from version")).containsExactly("(first)");
        keeper.meetVersion();
        assertThat(latest().state()).as("nothing to do at the next start").isEqualTo("swapped");
    }

    @Test
    void read_models_of_a_newer_program_are_let_be() throws Exception {
        append("1", "agreement/a", "First");
        follow();
        append("2", "agreement/b", "Second");
        ledger.execute("update edition set projection = '1000000 newer'");
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
        ledger.execute(RUNNING.formatted("1000000 newer"));
        keeper.look();
        assertThat(latest().state()).isEqualTo("running");
        assertThat(start()).as("while that runs").isEmpty();
    }

    @Test
    void a_rebuild_of_an_older_program_ends_where_a_newer_one_comes() throws Exception {
        append("1", "agreement/a", "First");
        follow();
        ledger.execute("update edition set projection = '0 older'");
        ledger.execute(RUNNING.formatted("0 older"));

        keeper.meetVersion();
        keeper.look();

        assertThat(ledger.rows("select id, state from rebuild order by 1"))
                .containsExactly("(1,failed)", "(2,swapped)");
        ledger.execute(RUNNING.formatted("0 older"));
        keeper.look();
        assertThat(latest().reason().orElseThrow()).contains("a replica of a newer one came");
        assertThat(ledger.rows("select projection from edition")).containsExactly("(\"" + Telling.version() + "\")");
    }

    @Test
    void to_go_back_to_an_older_program_is_decided_by_a_person() throws Exception {
        append("1", "agreement/a", "First");
        follow();
        ledger.execute("update edition set projection = '1000000 newer'");

        rebuild();

        assertThat(latest().state()).as("although nothing differs").isEqualTo("compared");
        withRebuilds(rebuilds -> rebuilds.decide(Clock.systemUTC().instant()));
        keeper.look();
        assertThat(latest().state()).isEqualTo("swapped");
        append("2", "agreement/b", "Second");
        follow();
        assertThat(ledger.rows("select title from version order by 1")).containsExactly("(first)", "(second)");
    }
}
