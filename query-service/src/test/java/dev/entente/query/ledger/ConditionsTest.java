package dev.entente.query.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConditionsTest {

    @Test
    void values_never_become_part_of_the_text() {
        var where =
                new Conditions().and("kind = ?", "'; drop table version; --").where();

        assertThat(where.text()).isEqualTo("where (kind = ?)");
        assertThat(where.values()).containsExactly("'; drop table version; --");
    }

    @Test
    void all_must_hold_and_values_stay_in_the_order_of_their_places() {
        var where = new Conditions()
                .and("a = ? or b = ?", 1, 2)
                .and("c && ?::text[]", List.of("TR"))
                .where();

        assertThat(where.text()).isEqualTo("where (a = ? or b = ?) and (c && ?::text[])");
        assertThat(where.values()).containsExactly(1, 2, List.of("TR"));
    }

    @Test
    void no_condition_wants_everything() {
        assertThat(new Conditions().where()).isEqualTo(Sql.of(""));
    }

    @Test
    void of_no_values_nothing_is_demanded() {
        var conditions = new Conditions().andIfAny("c && ?::text[]", List.of());
        assertThat(conditions.isEmpty()).isTrue();

        conditions.andIfAny("c && ?::text[]", List.of("TR"));
        assertThat(conditions.isEmpty()).isFalse();
    }

    @Test
    void conditions_of_others_come_after_its_own() {
        var where = new Conditions()
                .and("a = ?", 1)
                .and(new Conditions().and("b = ?", 2).and("c"))
                .where();

        assertThat(where.text()).isEqualTo("where (a = ?) and (b = ?) and (c)");
        assertThat(where.values()).containsExactly(1, 2);
    }

    @Test
    void one_more_condition_leaves_the_others_as_they_were() {
        var few = new Conditions().and("a");

        few.plus("b");

        assertThat(few.where().text()).isEqualTo("where (a)");
    }

    @Test
    void what_is_known_now_is_asked_in_the_words_of_the_partial_indexes() {
        assertThat(Known.items(Optional.empty()).where().text())
                .isEqualTo("where (known_until = 'infinity') and (outcome = 'standing')");
    }

    @Test
    void what_was_known_began_by_then_and_had_not_ended() {
        var moment = Instant.parse("2024-09-01T00:00:00Z");

        var where = Known.rows(Optional.of(moment)).where();

        assertThat(where.text()).isEqualTo("where (known_from <= ?) and (known_until > ?)");
        assertThat(where.values()).containsExactly(moment, moment);
    }
}
