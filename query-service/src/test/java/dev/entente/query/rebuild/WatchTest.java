package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import dev.entente.query.projection.TestLedger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WatchTest {

    @Test
    void what_passes_while_the_connection_of_the_making_is_in_use_is_noted_by_another_one() throws SQLException {
        try (var ledger = new TestLedger();
                var making = ledger.database().getConnection()) {
            var noted = new ArrayList<Connection>();
            var watch =
                    Watch.noting(making, ledger.database(), (connection, archived, folded) -> noted.add(connection));

            watch.passed(10, 1);
            watch.passing(10, 2);

            assertThat(noted).hasSize(2);
            assertThat(noted.getFirst()).isSameAs(making);
            assertThat(noted.getLast()).isNotSameAs(making);
        }
    }

    @Test
    void what_cannot_be_noted_while_it_passes_is_left_out() throws SQLException {
        var watch = Watch.noting(null, null, (connection, archived, folded) -> {
            throw new Discarded();
        });
        assertThatThrownBy(() -> watch.passed(10, 1)).isInstanceOf(Discarded.class);

        try (var ledger = new TestLedger()) {
            var others = Watch.noting(null, ledger.database(), (connection, archived, folded) -> {
                throw new Discarded();
            });
            assertThatCode(() -> others.passing(10, 1)).doesNotThrowAnyException();
        }
    }

    @Test
    void of_what_is_passing_a_part_is_heard() throws SQLException {
        var heard = new ArrayList<Long>();
        var watch = Watch.sometimes(new Watch() {
            @Override
            public void passed(long archived, long folded) {
                heard.add(-folded);
            }

            @Override
            public void passing(long archived, long folded) {
                heard.add(folded);
            }
        });
        for (var folded = 1; folded <= 1_000; folded++) {
            watch.passing(2_000, folded);
        }
        watch.passed(2_000, 2_000);

        assertThat(heard).startsWith(1L).endsWith(-2_000L).hasSizeLessThan(1_000);
    }

    @Test
    void that_everything_is_folded_is_heard_however_soon_after_something_else() throws SQLException {
        var heard = new ArrayList<Long>();
        var watch = Watch.sometimes((archived, folded) -> heard.add(folded));
        for (var folded = 0; folded <= 1_000; folded++) {
            watch.passed(1_000, folded);
        }

        assertThat(heard).startsWith(0L).endsWith(1_000L).hasSizeLessThan(1_000);
    }
}
