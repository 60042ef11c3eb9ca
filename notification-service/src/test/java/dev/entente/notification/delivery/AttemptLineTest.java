package dev.entente.notification.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.entente.notification.subscription.Channel;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptLineTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000007");
    private static final Instant NOW = Instant.parse("2024-09-01T12:00:00Z");
    private static final Channel HOOK =
            new Channel.Webhook(URI.create("https://key:s3cret@Hooks.example.org/s3cret?k=s3cret"));

    private static String line(Channel channel, Answer answer) {
        var addressee = new Parcel.Addressee(UUID.randomUUID(), 0, 0, "r", channel, List.of("whsec_s3cret"), true);
        return AttemptLine.of(
                new Parcel(
                        ID,
                        UUID.randomUUID(),
                        NOW,
                        "agreement.new",
                        "agreement/a",
                        "en",
                        NOW,
                        2,
                        addressee,
                        Optional.empty()),
                answer);
    }

    @Test
    void what_fails_is_told_with_the_host_and_the_status_and_without_what_was_said() {
        assertThat(line(HOOK, new Answer.Failed(Optional.of(503), "s3cret", Optional.empty())))
                .isEqualTo("Attempt 3 of delivery " + ID + " to hooks.example.org: failed, status 503");
    }

    @Test
    void where_nobody_answers_it_says_why() {
        assertThat(line(HOOK, new Answer.Failed("no answer within 15 s")))
                .endsWith("to hooks.example.org: failed, no answer within 15 s");
    }

    @Test
    void a_mail_is_told_without_its_address() {
        var mail = new Channel.Email("reader@example.org");

        assertThat(line(mail, new Answer.Gone(Optional.of(550), "no such user reader@example.org")))
                .endsWith("to the mail server: gone, status 550")
                .doesNotContain("reader");
        assertThat(line(mail, new Answer.Delivered(Optional.of(250), ""))).endsWith("to the mail server: delivered");
    }
}
