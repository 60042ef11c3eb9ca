package dev.entente.notification;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Api.Subscribed;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Receiver;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;

/** A webhook's receiver of its own, and a subscription to agreements of two countries that it is told of. */
abstract class OneReceiver {

    @Inject
    Jdbc jdbc;

    final String hook = "/" + UUID.randomUUID();
    Receiver receiver;
    Ledger ledger;
    Subscribed subscribed;

    @BeforeEach
    void open() {
        receiver = new Receiver();
        ledger = new Ledger();
        subscribed = Api.subscribed(Api.webhook(receiver.url(hook), List.of("agreement.new"), "NZ", "IS"));
    }

    @AfterEach
    void close() {
        receiver.answer(hook, 410);
        ledger.close();
        receiver.close();
    }

    /** Tells of a new agreement that is subscribed to; its subject. */
    String sign() {
        var signed = agreement("signed", newSubject(), "NZ", "IS");
        ledger.post(signed);
        return signed.subject().toString();
    }

    int failures() {
        return jdbc.inTransaction(() -> jdbc.query(
                        "SELECT coalesce(max(failures), 0) FROM failing_receiver f JOIN subscription s ON s.receiver = f.receiver"
                                + " WHERE s.id = ?",
                        row -> row.getInt(1),
                        UUID.fromString(subscribed.id())))
                .getFirst();
    }

    List<String> states() {
        return jdbc.inTransaction(() -> jdbc.query(
                "SELECT state FROM delivery WHERE subscription_id = ? AND news_id IS NOT NULL",
                row -> row.getString(1),
                UUID.fromString(subscribed.id())));
    }
}
