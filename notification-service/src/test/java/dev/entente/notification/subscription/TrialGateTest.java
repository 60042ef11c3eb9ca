package dev.entente.notification.subscription;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrialGateTest {

    @Test
    void an_owner_has_a_share_and_all_together_have_a_limit() {
        var gate = new TrialGate(2, 1);

        var within = gate.pass(
                "one",
                () -> gate.pass("one", () -> "its second")
                        .or(() -> gate.pass(
                                "another",
                                () -> gate.pass("a third", () -> "too many of all")
                                        .orElse("the other's first"))));

        assertThat(within.orElseThrow()).isEqualTo(Optional.of("the other's first"));
    }

    @Test
    void who_is_through_makes_room_even_by_a_failure() {
        var gate = new TrialGate(1, 1);

        assertThat(gate.pass("one", () -> 1)).contains(1);
        try {
            gate.pass("one", () -> {
                throw new IllegalStateException("no answer");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("no answer");
        }
        assertThat(gate.pass("one", () -> 2)).contains(2);
    }
}
