package dev.entente.events;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PositionTest {

    @Test
    void a_position_covers_what_lies_at_or_before_it_in_every_partition_asked_for() {
        var here = position(Map.of(0, 5L, 3, 10L));
        assertThat(here.covers(Position.of(3, 10))).isTrue();
        assertThat(here.covers(Position.of(3, 11))).isFalse();
        assertThat(here.covers(Position.of(1, 0))).isFalse();
        assertThat(here.covers(position(Map.of(0, 5L, 3, 9L)))).isTrue();
        assertThat(here.covers(position(Map.of(0, 6L, 3, 9L)))).isFalse();
        assertThat(here.covers(Position.START)).isTrue();
        assertThat(Position.START.covers(Position.of(0, 0))).isFalse();
    }

    @Test
    void two_positions_together_are_the_least_that_covers_both() {
        var one = position(Map.of(0, 5L, 3, 10L));
        var other = position(Map.of(0, 7L, 4, 1L));
        assertThat(one.and(other))
                .isEqualTo(position(Map.of(0, 7L, 3, 10L, 4, 1L)))
                .isEqualTo(other.and(one));
        assertThat(one.and(Position.START)).isEqualTo(one);
    }

    @Test
    void a_token_reads_back_as_the_position_that_it_was_made_of() {
        for (var position : List.of(
                Position.START,
                Position.of(0, 0),
                Position.of(11, 999_999_999_999L),
                position(Map.of(2, 1L, 10, 2L, 9, 3L)))) {
            assertThat(Position.parse(position.token())).isEqualTo(position);
            assertThat(position.token()).matches("[A-Za-z0-9_-]*").isEqualTo(position.toString());
        }
    }

    @Test
    void a_token_may_name_very_many_partitions() {
        var offsets = IntStream.range(0, 9_999).boxed().collect(Collectors.toMap(Function.identity(), Long::valueOf));
        var position = position(offsets);

        assertThat(Position.parse(position.token())).isEqualTo(position);
    }

    @Test
    void places_are_told_apart_by_number_not_by_letters() {
        assertThat(List.of(Position.of(10, 1), Position.of(2, 10), Position.of(2, 9), Position.START).stream()
                        .sorted(Position.BY_PLACE))
                .containsExactly(Position.START, Position.of(2, 9), Position.of(2, 10), Position.of(10, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "1.2", "0", "1.", "-1.5", "1.2,", "1.2,1.3", "3.1,2.1", "01.2", "1.02", "1.2\n", "1.2;3.4"})
    void what_was_not_given_out_is_refused(String inside) {
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(inside.getBytes(StandardCharsets.UTF_8));
        if (inside.equals("1.2")) {
            assertThat(Position.parse(token)).isEqualTo(Position.of(1, 2));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> Position.parse(token));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "MC4x=", "MC4x MC4x", "ç", "MC4x====", "MC4\n", "MC4y/w=="})
    void what_is_no_token_is_refused(String token) {
        assertThatIllegalArgumentException().isThrownBy(() -> Position.parse(token));
    }

    private static Position position(Map<Integer, Long> offsets) {
        return new Position(new TreeMap<>(offsets));
    }
}
