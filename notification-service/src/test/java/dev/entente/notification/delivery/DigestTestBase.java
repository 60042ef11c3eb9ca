package dev.entente.notification.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.entente.events.CooperationEvent;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Api.Subscribed;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Letters;
import dev.entente.notification.support.TestClock;
import dev.entente.notification.support.Waiting;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;

/** A reader of digests, and what happens for them to be told. */
abstract class DigestTestBase {

    static final Map<String, Object> AT_EIGHT = Map.of("every", "day", "at", "08:00", "zone", "Europe/Berlin");

    @Inject
    Jdbc jdbc;

    @Inject
    Digests digests;

    @Inject
    TestClock clock;

    final String address = "reader-" + UUID.randomUUID() + "@example.org";
    final Letters letters = new Letters();
    Ledger ledger;

    @BeforeEach
    void open() {
        letters.open();
        ledger = new Ledger();
        clock.set(Instant.parse("2030-06-03T10:00:00Z"));
    }

    @AfterEach
    void close() {
        ledger.close();
        letters.close();
        clock.reset();
    }

    Subscribed subscribe(Object digest) {
        return subscribe(digest, List.of("agreement.new"));
    }

    Subscribed subscribe(Object digest, List<String> alerts) {
        var body = new HashMap<>(Api.email(address, "en", "LU", "MT"));
        body.put("alerts", alerts);
        body.put("digest", digest);
        return letters.subscribed(address, body);
    }

    CooperationEvent sign(int gathered, Subscribed subscription) {
        var signed = agreement("signed", newSubject(), "LU", "MT");
        ledger.post(signed);
        await(gathered, subscription);
        return signed;
    }

    void await(int gathered, Subscribed subscription) {
        Waiting.await().until(() -> count("next_attempt_at = 'infinity'", subscription) == gathered);
    }

    long count(String which, Subscribed subscription) {
        return jdbc.inTransaction(() -> jdbc.query(
                        "SELECT count(*) FROM delivery WHERE subscription_id = ?::uuid AND " + which,
                        row -> row.getLong(1),
                        subscription.id()))
                .getFirst();
    }

    List<MimeMessage> digests(int count) {
        return letters.to(address, 2 + count).stream().skip(2).toList();
    }
}
