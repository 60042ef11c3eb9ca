package dev.entente.notification.subscription;

import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import dev.entente.events.Position;
import dev.entente.notification.Settings;
import dev.entente.notification.news.Horizon;
import dev.entente.notification.secret.Tokens;
import dev.entente.notification.secret.Tokens.Purpose;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.sql.Jdbc;

/** How one becomes a subscriber. */
@Singleton
public class Subscribing {

    /** A new subscription by webhook, with what is told once. */
    public record Registered(Subscription subscription, String managementToken, Trial.Keys keys) {}

    private static final String CONFIRMATION = "confirmation";
    private static final String CLIENT = "client";
    private static final String PREVIEW = "preview";

    private static final int TRIALS = 64;
    private static final int TRIALS_OF_OWNER = 32;

    private final TrialGate gate = new TrialGate(TRIALS, TRIALS_OF_OWNER);
    private final SubscriptionStore store;
    private final Jdbc jdbc;
    private final Vault vault;
    private final Tokens tokens;
    private final Trial trial;
    private final Post post;
    private final Horizon horizon;
    private final Addresses addresses;
    private final Suppression suppression;
    private final Rates rates;
    private final TrialRates trials;
    private final Settings settings;
    private final Clock clock;

    Subscribing(
            SubscriptionStore store,
            Jdbc jdbc,
            Vault vault,
            Tokens tokens,
            Trial trial,
            Post post,
            Horizon horizon,
            Addresses addresses,
            Suppression suppression,
            Rates rates,
            TrialRates trials,
            Settings settings,
            Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.vault = vault;
        this.tokens = tokens;
        this.trial = trial;
        this.post = post;
        this.horizon = horizon;
        this.addresses = addresses;
        this.suppression = suppression;
        this.rates = rates;
        this.trials = trials;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Registers a receiver of webhooks that answers a signed test.
     *
     * @param withPair whether a key pair signs beside the secret
     * @throws ReceiverFailed if it does not
     * @throws TooManyTrials if it cannot be tried just now
     * @throws TrialsUsedUp if its owner, or its host, had as many tests within an hour as there may be
     */
    public Registered webhook(URI url, boolean withPair, Wish wish, String owner) {
        var keys = trial.newKeys(withPair);
        var channel = new Channel.Webhook(url);
        var subscription = start(channel, wish);
        jdbc.inTransaction(() -> {
            trials.count(Optional.of(owner), channel);
            return null;
        });
        gate.pass(owner, () -> trial.fails(subscription.id(), url, keys, wish.language()))
                .orElseThrow(TooManyTrials::new)
                .ifPresent(why -> {
                    throw new ReceiverFailed(why);
                });
        subscription.secret = vault.encrypt(keys.secret());
        subscription.signingKey =
                keys.pair().map(pair -> vault.encrypt(pair.text())).orElse(null);
        subscription.owner = owner;
        subscription.beginAfter(horizon.now());
        save(subscription);
        return new Registered(subscription, managementToken(subscription), keys);
    }

    /**
     * Asks an address whether it wants the alerts. Whoever asks learns nothing of the address: the answer is the same if
     * it gets no mail, because it got too many of late, cannot get any, or does not want to be asked.
     *
     * @return the id of the subscription, which is pending
     */
    public UUID email(String address, Wish wish) {
        var subscription = start(new Channel.Email(address), wish);
        subscription.confirmUntil = clock.instant().plus(settings.email().confirmWithin());
        subscription.beginAfter(Position.START);
        subscription.become(State.PENDING);
        var asked = jdbc.inTransaction(() -> {
            if (!suppression.mayBeAsked(subscription.targetHash) || !isRoomFor(subscription.targetHash)) {
                return false;
            }
            store.persistAndFlush(subscription);
            post.send(subscription, Post.Letter.CONFIRM);
            return true;
        });
        if (asked) {
            post.called();
        }
        return subscription.id();
    }

    /**
     * Counts a request of a client that may send a mail.
     *
     * @param client an address on the network
     * @return whether it may
     */
    public boolean admits(String client) {
        var limits = settings.email();
        return jdbc.inTransaction(() ->
                rates.allow(CLIENT, vault.hash("clients", client), limits.requestsPerHour(), limits.requestsPerDay()));
    }

    /**
     * Counts a preview that a client asks for without a token.
     *
     * @param client an address on the network
     * @return whether it may have it
     */
    public boolean admitsPreview(String client) {
        var limits = settings.email();
        return jdbc.inTransaction(() ->
                rates.allow(PREVIEW, vault.hash("clients", client), limits.previewsPerHour(), limits.previewsPerDay()));
    }

    private boolean isRoomFor(byte[] address) {
        var limits = settings.email();
        return rates.allow(CONFIRMATION, address, limits.confirmationsPerHour(), limits.confirmationsPerDay());
    }

    /** Makes the subscription of a confirmation link active, if the link is still good; once. */
    public Optional<Subscription> confirm(String token) {
        // Kafka is asked for links that are good only: whoever makes links up would have others wait for it
        if (tokens.read(Purpose.CONFIRM, token).isEmpty() || confirmable(token).isEmpty()) {
            return Optional.empty();
        }
        var began = horizon.now();
        var confirmed = jdbc.inTransaction(() -> waiting(token).map(subscription -> {
            subscription.beginAfter(began);
            subscription.digestFrom(clock.instant());
            post.send(subscription, Post.Letter.CONFIRMED);
            return subscription;
        }));
        confirmed.ifPresent(subscription -> post.called());
        return confirmed;
    }

    /** The subscription that waits for this confirmation. */
    public Optional<Subscription> confirmable(String token) {
        return jdbc.inTransaction(() -> waiting(token));
    }

    /** The same, held until the end of the transaction, so that a link is good for one confirmation only. */
    private Optional<Subscription> waiting(String token) {
        return tokens.read(Purpose.CONFIRM, token)
                .map(claim -> store.findById(claim.subscription(), LockModeType.PESSIMISTIC_WRITE))
                .filter(subscription -> subscription.canBeConfirmed(clock.instant()));
    }

    /** Forgets the subscription that the address was asked to confirm, and asks it no more. */
    public Optional<Subscription> refuse(String token) {
        return jdbc.inTransaction(() -> refused(token).map(subscription -> {
            suppression.refuse(subscription.targetHash);
            post.cancelDue(subscription);
            subscription.forget(clock.instant());
            return subscription;
        }));
    }

    /** The subscription that may be refused: it waits for its confirmation, or did so in vain. */
    public Optional<Subscription> refusable(String token) {
        return jdbc.inTransaction(() -> refused(token));
    }

    private Optional<Subscription> refused(String token) {
        return tokens.read(Purpose.REFUSE, token)
                .map(claim -> store.findById(claim.subscription(), LockModeType.PESSIMISTIC_WRITE))
                .filter(subscription -> subscription.state() == State.PENDING);
    }

    public String managementToken(Subscription subscription) {
        return tokens.issue(Purpose.MANAGE, subscription.id(), subscription.generation(Purpose.MANAGE));
    }

    private Subscription start(Channel channel, Wish wish) {
        var subscription = new Subscription(UUID.randomUUID(), channel.type().code(), clock.instant());
        subscription.target = vault.encrypt(channel.target());
        subscription.targetHash = addresses.hash(channel);
        subscription.receiver = channel.type().isShared()
                ? channel.type().code()
                : Base64.getEncoder().encodeToString(subscription.targetHash);
        subscription.wish(wish);
        return subscription;
    }

    private void save(Subscription subscription) {
        jdbc.inTransaction(() -> {
            store.persist(subscription);
            post.beginAnew(subscription); // it has answered the test
            return null;
        });
    }
}
