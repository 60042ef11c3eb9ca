package dev.entente.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Post;
import dev.entente.notification.subscription.Subscription;

@Singleton
class PostOffice implements Post {

    private final Jdbc jdbc;
    private final Progress progress;
    private final Breakers breakers;
    private final Wake wake;
    private final Clock clock;

    PostOffice(Jdbc jdbc, Progress progress, Breakers breakers, Wake wake, Clock clock) {
        this.jdbc = jdbc;
        this.progress = progress;
        this.breakers = breakers;
        this.wake = wake;
        this.clock = clock;
    }

    @Override
    public void send(Subscription to, Letter letter) {
        post(jdbc, to.id(), letter.code(), to.language(), to.receiver(), clock.instant());
    }

    /** Writes down what is about a subscription itself, due now, in the transaction of the caller; which delivery that is. */
    static UUID post(Jdbc jdbc, UUID subscription, String alert, String language, String receiver, Instant now) {
        var id = UUID.randomUUID();
        jdbc.update("""
                INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, next_attempt_at,
                  created_at)
                VALUES (?, ?, ?, ?, ?, ?, 'due', ?, ?)""", id, subscription, "subscription/" + subscription, alert, language, receiver, now, now);
        return id;
    }

    @Override
    public void cancelDue(Subscription of) {
        progress.finished(jdbc.query("""
                UPDATE delivery SET state = 'cancelled', claim = NULL, claimed_until = NULL, finished_at = ?
                WHERE subscription_id = ? AND state = 'due' RETURNING id""", row -> row.getObject(1, UUID.class), clock.instant(), of.id()));
    }

    @Override
    public void forgetAnswers(Subscription of) {
        jdbc.update("""
                UPDATE attempt a SET answer = '' FROM delivery d
                WHERE d.id = a.delivery_id AND d.subscription_id = ?""", of.id());
    }

    @Override
    public void beginAnew(Subscription of) {
        breakers.forget(List.of(of.receiver()));
    }

    @Override
    public void called() {
        wake.up();
    }
}
