package dev.entente.notification.subscription;

import org.junit.jupiter.api.Test;

import dev.entente.notification.secret.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

class SubscribingTest {

    /** There is neither a database nor Kafka here: whatever asks them fails. */
    private final Subscribing subscribing =
            new Subscribing(null, null, null, new Tokens(null), null, null, null, null, null, null, null, null, null);

    @Test
    void a_link_that_is_none_is_refused_without_asking_anybody() {
        assertThat(subscribing.confirm("x")).isEmpty();
    }
}
