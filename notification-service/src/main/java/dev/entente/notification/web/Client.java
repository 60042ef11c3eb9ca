package dev.entente.notification.web;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import io.vertx.core.http.HttpServerRequest;

import dev.entente.notification.subscription.Repeats;
import dev.entente.notification.subscription.Subscribing;
import dev.entente.notification.subscription.Subscription;
import dev.entente.web.ClientNetwork;
import dev.entente.web.Problem;

/** Who asks, as far as that is known without a token: where the request comes from. */
@RequestScoped
public class Client {

    private final HttpServerRequest request;
    private final Subscribing subscribing;
    private final Repeats repeats;

    Client(HttpServerRequest request, Subscribing subscribing, Repeats repeats) {
        this.request = request;
        this.subscribing = subscribing;
        this.repeats = repeats;
    }

    /** Whether this client may cause another mail; counts it. */
    public boolean mayAskForMail() {
        return subscribing.admits(ClientNetwork.of(request));
    }

    /** Whether this client may have another preview; counts it. */
    public boolean mayPreview() {
        return subscribing.admitsPreview(ClientNetwork.of(request));
    }

    /**
     * Goes on if this client may cause another mail.
     *
     * @throws Problem 429 if it has had its share
     */
    void admit() {
        if (!mayAskForMail()) {
            throw Problem.of(
                            429,
                            "too-many-requests",
                            "Too many requests",
                            "From this address came too many requests that send mails; come back in an hour.")
                    .header("Retry-After", 3600);
        }
    }

    /**
     * Goes on if this client may cause something more to be sent to the subscription. Webhooks have limits of their own.
     *
     * @throws Problem 429 if mails go to it, and it has had its share of them
     */
    void admitTo(Subscription subscription) {
        if (subscription.channelType().isConfirmed()) {
            admit();
        }
    }

    /**
     * Goes on if what was sent to the subscription may be sent once more; counts it.
     *
     * @throws Problem 429 if it was too often of late
     */
    void admitAgainTo(Subscription subscription, Repeats.Kind kind) {
        if (subscription.channelType().isConfirmed()) {
            admit();
        } else {
            untilRepeat(subscription, kind).ifPresent(wait -> {
                throw Problem.of(
                                429,
                                "too-many-requests",
                                "Too many requests",
                                "So often was asked for what was sent to this subscription that the next time may be in "
                                        + wait.toSeconds() + " s. A replay sends many at once.")
                        .header("Retry-After", wait.toSeconds());
            });
        }
    }

    /**
     * How long until what was sent to a webhook may be sent once more.
     *
     * @return whole seconds; nothing if it may be now, and that was counted
     */
    public Optional<Duration> untilRepeat(Subscription subscription, Repeats.Kind kind) {
        return repeats.untilRoom(subscription, kind);
    }
}
