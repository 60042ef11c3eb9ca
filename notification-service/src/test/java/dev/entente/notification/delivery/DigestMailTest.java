package dev.entente.notification.delivery;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Surroundings;
import dev.entente.notification.support.Waiting;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static org.assertj.core.api.Assertions.assertThat;

/** What digests tell. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class DigestMailTest extends DigestTestBase {

    @Test
    void items_of_all_kinds_come_in_one_mail_each_once_with_what_became_of_it() {
        var subscription =
                subscribe(AT_EIGHT, List.of("agreement.new", "visit.new", "visit.statusChanged", "transfer.new"));
        var visit = newSubject("visit");
        sign(1, subscription);
        ledger.post(Ledger.visit("announced", visit, "LU", "MT", "2024-10"));
        await(2, subscription);
        ledger.post(Ledger.visit("held", visit, "LU", "MT", "2024-10-07"));
        await(3, subscription);
        ledger.post(Ledger.transfer("ordered", newSubject("transfer"), "LU", "MT"));
        await(4, subscription);
        clock.set(Instant.parse("2030-06-04T06:00:00Z"));

        digests.run();

        var mail = digests(1).getFirst();
        assertThat(letters.subject(mail)).isEqualTo("News of cooperation: 3");
        for (var part : List.of(letters.text(mail), letters.html(mail))) {
            assertThat(part)
                    .contains(
                            "A new agreement has been recorded.",
                            "A new visit has been recorded. This visit has taken place.",
                            "A new transfer has been recorded.")
                    .containsOnlyOnce("Visit " + visit);
        }
    }

    @Test
    void all_that_is_new_comes_in_one_mail_at_the_readers_time_and_nothing_when_nothing_happened() {
        var subscription = subscribe(AT_EIGHT);
        var first = sign(1, subscription);
        var second = sign(2, subscription);
        clock.set(Instant.parse("2030-06-04T05:59:00Z"));
        digests.run();
        assertThat(count("alert = 'digest'", subscription)).isZero();

        clock.set(Instant.parse("2030-06-04T06:00:00Z"));
        digests.run();

        var mail = digests(1).getFirst();
        assertThat(letters.text(mail))
                .contains("Pact " + first.subject(), "Pact " + second.subject(), "every day at 08:00 (Europe/Berlin)");
        assertThat(letters.subject(mail)).isEqualTo("News of cooperation: 2");
        assertThat(letters.header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        Waiting.await().until(() -> count("state = 'delivered' AND alert = 'agreement.new'", subscription) == 2);
        clock.set(Instant.parse("2030-06-05T06:00:00Z"));
        digests.run();
        assertThat(count("alert = 'digest'", subscription)).isEqualTo(1);
        sign(3, subscription);
        clock.set(Instant.parse("2030-06-06T06:00:00Z"));
        digests.run();
        assertThat(digests(2)).hasSize(2);
    }

    @Test
    void an_agreement_that_was_taken_back_meanwhile_is_told_once_with_both() {
        var subscription = subscribe("weekly");
        var signed = sign(1, subscription);
        ledger.post(Ledger.retraction(signed));
        await(2, subscription);

        clock.set(Instant.parse("2030-06-10T08:00:00Z"));
        digests.run();

        var text = letters.text(digests(1).getFirst());
        assertThat(text)
                .containsOnlyOnce("Pact " + signed.subject())
                .contains("new agreement", "has been taken back", "a hoax");
    }

    @Test
    void what_a_digest_tells_of_an_item_is_compared_with_what_that_was_before_all_of_it() {
        var subscription = subscribe("weekly", List.of("agreement.new", "agreement.statusChanged"));
        var signed = sign(1, subscription);
        clock.set(Instant.parse("2030-06-10T08:00:00Z"));
        digests.run();
        var whole = letters.text(digests(1).getFirst());
        ledger.post(agreement("suspended", signed.subject().toString(), "LU", "MT"));
        await(2, subscription);
        ledger.post(agreement("terminated", signed.subject().toString(), "LU", "MT"));
        await(3, subscription);
        clock.set(Instant.parse("2030-06-17T08:00:00Z"));

        digests.run();

        assertThat(whole).as("told for the first time").doesNotContain("What has changed");
        assertThat(letters.text(digests(2).getLast()))
                .containsOnlyOnce("What has changed")
                .contains("    before: Signed\r\n    now: Terminated");
    }

    private void execute(String statement, Object... arguments) {
        jdbc.inTransaction(() -> jdbc.update(statement, arguments));
    }

    @Test
    void of_items_that_are_too_much_for_a_mail_titles_are_told_and_of_very_many_how_many_more_there_are() {
        var subscription = subscribe(AT_EIGHT);
        var first = sign(1, subscription);
        var large = sign(2, subscription);
        execute(
                "UPDATE news SET item = jsonb_set(item::jsonb, '{summary}', jsonb_build_object('en', repeat('long ', 450000)))"
                        + " WHERE subject = ?",
                large.subject().toString());
        execute("""
                WITH more AS (
                  INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, item, countries,
                    sectors, parties, words)
                  SELECT subject || n, alert, revision, source, event_id, partition, log_offset, recorded,
                    jsonb_set(item::jsonb, '{subject}', to_jsonb(subject || n)), countries, sectors, parties, words
                  FROM news, generate_series(1, 1000) n WHERE subject = ? ORDER BY n RETURNING *)
                INSERT INTO delivery (id, subscription_id, news_id, subject, alert, language, receiver, state, next_attempt_at,
                  created_at)
                SELECT gen_random_uuid(), d.subscription_id, more.id, more.subject, more.alert, d.language, d.receiver, d.state,
                  d.next_attempt_at, d.created_at
                FROM more, delivery d WHERE d.subject = ?""", first.subject().toString(), first.subject().toString());
        clock.set(Instant.parse("2030-06-04T06:00:00Z"));

        digests.run();

        var mail = digests(1).getFirst();
        assertThat(letters.subject(mail)).isEqualTo("News of cooperation: 1002");
        assertThat(letters.text(mail))
                .containsOnlyOnce("A new agreement has been recorded.")
                .contains("  Pact " + large.subject(), "  and 2 more")
                .doesNotContain("long long");
    }
}
