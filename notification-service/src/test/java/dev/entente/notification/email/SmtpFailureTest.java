package dev.entente.notification.email;

import java.net.ConnectException;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.TimeoutException;

import dev.entente.notification.delivery.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class SmtpFailureTest {

    @Test
    void a_server_that_is_not_reached_has_nothing_and_blames_nobody() {
        assertThat(SmtpFailure.answer(new CompletionException(new ConnectException("refused"))))
                .isInstanceOf(Answer.Unsent.class);
    }

    @Test
    void a_server_that_does_not_say_may_have_the_mail_and_is_not_asked_for_ever() {
        assertThat(SmtpFailure.answer(new TimeoutException())).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void what_is_no_mail_is_not_tried_for_ever() {
        assertThat(SmtpFailure.answer(new CompletionException(new IllegalArgumentException("no address"))))
                .isInstanceOf(Answer.Failed.class);
    }
}
