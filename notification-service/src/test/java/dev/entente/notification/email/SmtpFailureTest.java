package dev.entente.notification.email;

import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;

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

    private static Answer answer(String what, String... reply) {
        var code = Integer.parseInt(reply[0].substring(0, 3));
        return SmtpFailure.answer(new CompletionException(new SMTPException(what, code, List.of(reply), code >= 500)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 no such mailbox",
                "550 no such mailbox",
                "550-5.1.1 no such mailbox",
                "550 5.1.10 null MX"
            })
    void an_address_that_does_not_exist_is_gone(String reply) {
        assertThat(answer("recipient address not accepted", reply)).isInstanceOf(Answer.Gone.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.7.1 Service unavailable; client host [192.0.2.1] blocked using zen.example.org",
                "554 5.7.1 Relay access denied",
                "550 5.1.8 Sender address rejected: domain not found",
                "421 4.7.0 try again later"
            })
    void a_server_that_will_not_have_us_says_nothing_of_the_address(String reply) {
        assertThat(answer("recipient address not accepted", reply)).isInstanceOf(Answer.Unsent.class);
        assertThat(answer("sender address not accepted", reply)).isInstanceOf(Answer.Unsent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"552 5.2.2 mailbox full", "552 mailbox full", "452 4.2.2 mailbox full"})
    void a_full_mailbox_is_tried_again(String reply) {
        assertThat(answer("recipient address not accepted", reply)).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void what_is_refused_for_another_reason_is_given_up_and_the_address_gets_the_next() {
        assertThat(answer("recipient address not accepted", "554 5.4.6 routing loop"))
                .isInstanceOf(Answer.Refused.class);
        assertThat(answer("sending data failed", "554 5.7.1 looks like spam")).isInstanceOf(Answer.Refused.class);
        assertThat(answer("sending data failed", "552 5.3.4 too big")).isInstanceOf(Answer.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 <reader@example.org>: Recipient address rejected",
                "550 5.1.1 READER@EXAMPLE.ORG... User unknown",
                "550 5.1.1 no reader+tag@example.org, see https://mail.example.com/?to=reader%40example.org",
                "550 5.1.1 <\"a reader\"@[192.0.2.1]> unknown",
                "452 4.2.2 rfc822;reader@example.org is over quota"
            })
    void no_address_is_kept_of_what_the_server_says(String reply) {
        assertThat(answer("recipient address not accepted", reply).text())
                .startsWith("recipient address not accepted: " + reply.substring(0, 9))
                .contains("(address)")
                .doesNotContainIgnoringCase("reader")
                .doesNotContain("@");
    }

    @Test
    void an_address_that_no_mail_can_be_sent_to_is_not_kept_either() {
        assertThat(SmtpFailure.answer(new IllegalArgumentException("Invalid email address reader@example.org"))
                        .text())
                .endsWith("Invalid email address (address)");
    }
}
