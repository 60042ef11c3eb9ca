package dev.entente.notification.subscription;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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
    public record Registered(Subscription subscription, String managementToken, String secret) {}

    private static final String ADDRESSES = "addresses";

    private final SubscriptionStore store;
    private final Jdbc jdbc;
    private final Vault vault;
    private final Tokens tokens;
    private final Trial trial;
    private final Post post;
    private final Horizon horizon;
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
            Settings settings,
            Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.vault = vault;
        this.tokens = tokens;
        this.trial = trial;
        this.post = post;
        this.horizon = horizon;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Registers a receiver of webhooks that answers a signed test.
     *
     * @throws ReceiverFailed if it does not
     */
    public Registered webhook(URI url, Wish wish, String owner) {
        var secret = trial.newSecret();
        var subscription = start(new Channel.Webhook(url), wish);
        trial.fails(subscription.id(), url, secret, wish.language()).ifPresent(why -> {
            throw new ReceiverFailed(why);
        });
        subscription.secret = vault.encrypt(secret);
        subscription.owner = owner;
        subscription.beginAfter(horizon.now());
        save(subscription);
        return new Registered(subscription, managementToken(subscription), secret);
    }

    /**
     * Asks an address whether it wants the alerts. Whoever asks learns nothing of the address: the answer is the same if
     * it gets no mail, because it got too many of late.
     *
     * @return the id of the subscription, which is pending
     */
    public UUID email(String address, Wish wish) {
        var subscription = start(new Channel.Email(address), wish);
        subscription.confirmUntil = clock.instant().plus(settings.email().confirmWithin());
        subscription.beginAfter(Position.START);
        subscription.become(State.PENDING);
        var asked = jdbc.inTransaction(() -> {
            if (askedOfLate(subscription.targetHash) >= settings.email().confirmationsPerHour()) {
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

    private long askedOfLate(byte[] address) {
        return store.count(
                "targetHash = ?1 and createdAt > ?2", address, clock.instant().minus(Duration.ofHours(1)));
    }

    /** Makes the subscription of a confirmation link active, if the link is still good; once. */
    public Optional<Subscription> confirm(String token) {
        var began = horizon.now();
        var confirmed = jdbc.inTransaction(() -> waiting(token).map(subscription -> {
            subscription.beginAfter(began);
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

    public String managementToken(Subscription subscription) {
        return tokens.issue(Purpose.MANAGE, subscription.id(), subscription.generation());
    }

    private Subscription start(Channel channel, Wish wish) {
        var subscription = new Subscription(UUID.randomUUID(), channel.type(), clock.instant());
        subscription.target = vault.encrypt(channel.target());
        subscription.targetHash = vault.hash(ADDRESSES, channel.normal());
        subscription.receiver = channel instanceof Channel.Webhook
                ? Base64.getEncoder().encodeToString(subscription.targetHash)
                : channel.type();
        subscription.wish(wish);
        return subscription;
    }

    private void save(Subscription subscription) {
        jdbc.inTransaction(() -> {
            store.persist(subscription);
            return null;
        });
    }
}
