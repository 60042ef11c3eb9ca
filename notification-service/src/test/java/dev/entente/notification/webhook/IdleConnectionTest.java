package dev.entente.notification.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

import dev.entente.notification.delivery.Answer;
import dev.entente.notification.support.HangingUp;
import dev.entente.notification.support.HangingUp.Deed;
import dev.entente.notification.support.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;

class IdleConnectionTest {

    private final Vertx vertx = Vertx.vertx();
    private final HangingUp receiver = new HangingUp((connection, request) -> Deed.ANSWER);
    private final WebhookClient client = new WebhookClient(
            vertx,
            new AddressGuard(Names.known(host -> List.of(InetAddress.getLoopbackAddress())), true, true),
            TestSettings.usual(),
            Clock.systemUTC());

    @AfterEach
    void close() {
        receiver.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Answer post(String id) {
        return client.post(
                URI.create(receiver.url()),
                new WebhookClient.Letter(id, Buffer.buffer("{}"), Optional.empty()),
                List.of("whsec_AAAA"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE", "RESET"})
    void what_meets_the_end_of_an_idle_connection_is_sent_on_a_new_one(Deed end) {
        receiver.behave((connection, request) -> connection == 0 && request == 1 ? end : Deed.ANSWER);
        post("first");

        var answer = post("second");

        assertThat(answer).isInstanceOf(Answer.Delivered.class);
        assertThat(receiver.ids()).containsExactly("first", "second", "second");
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE", "RESET"})
    void a_new_connection_that_ends_without_an_answer_is_a_failure(Deed end) {
        receiver.behave((connection, request) -> end);

        var answer = post("first");

        assertThat(answer).isInstanceOf(Answer.Failed.class);
        assertThat(receiver.ids()).containsExactly("first");
    }

    @Test
    void it_is_sent_once_more_and_not_for_ever() {
        receiver.behave((connection, request) -> connection == 0 && request == 0 ? Deed.ANSWER : Deed.CLOSE);
        post("first");

        var answer = post("second");

        assertThat(answer).isInstanceOf(Answer.Failed.class);
        assertThat(receiver.ids()).containsExactly("first", "second", "second");
    }

    @Test
    void an_answer_that_breaks_off_is_a_failure() {
        receiver.behave((connection, request) -> request == 0 ? Deed.ANSWER : Deed.HALF);
        post("first");

        var answer = post("second");

        assertThat(answer).isInstanceOf(Answer.Failed.class);
        assertThat(receiver.ids()).containsExactly("first", "second");
    }
}
