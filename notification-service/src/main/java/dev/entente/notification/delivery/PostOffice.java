package dev.entente.notification.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Post;
import dev.entente.notification.subscription.Subscription;

@Singleton
class PostOffice implements Post {

    private final Jdbc jdbc;
    private final DeliveryRows rows;
    private final Progress progress;
    private final Breakers breakers;
    private final Wake wake;
    private final Clock clock;

    PostOffice(Jdbc jdbc, DeliveryRows rows, Progress progress, Breakers breakers, Wake wake, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.progress = progress;
        this.breakers = breakers;
        this.wake = wake;
        this.clock = clock;
    }

    @Override
    public void send(Subscription to, Letter letter) {
        rows.post(new DeliveryRows.Letter(to.id(), letter.code(), to.language(), to.receiver()), clock.instant());
    }

    @Override
    public void cancelDue(Subscription of) {
        progress.finished(rows.takeBackDueOf(of.id(), Optional.empty(), clock.instant()));
    }

    @Override
    public void cancelDueButLinks(Subscription of) {
        progress.finished(rows.takeBackDueOf(of.id(), Optional.of(Letter.LINKS.code()), clock.instant()));
    }

    @Override
    public void forgetAnswers(Subscription of) {
        jdbc.update("""
                UPDATE attempt a SET answer = '' FROM delivery d
                WHERE d.id = a.delivery_id AND d.subscription_id = ?""", of.id());
    }

    @Override
    public void beginAnew(Subscription of) {
        breakers.beginAnew(List.of(of.receiver()));
    }

    @Override
    public void called() {
        wake.up();
    }
}
