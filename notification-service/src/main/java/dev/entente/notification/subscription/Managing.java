package dev.entente.notification.subscription;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import dev.entente.notification.Settings;
import dev.entente.notification.secret.Tokens;
import dev.entente.notification.secret.Tokens.Purpose;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.sql.Jdbc;

/** What a subscriber can do with a subscription. */
@Singleton
public class Managing {

    private final SubscriptionStore store;
    private final Jdbc jdbc;
    private final Vault vault;
    private final Tokens tokens;
    private final Trial trial;
    private final Post post;
    private final Suppression suppression;
    private final Settings settings;
    private final Clock clock;

    Managing(
            SubscriptionStore store,
            Jdbc jdbc,
            Vault vault,
            Tokens tokens,
            Trial trial,
            Post post,
            Suppression suppression,
            Settings settings,
            Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.vault = vault;
        this.tokens = tokens;
        this.trial = trial;
        this.post = post;
        this.suppression = suppression;
        this.settings = settings;
        this.clock = clock;
    }

    /** The subscription, unless its subscriber was forgotten. */
    public Optional<Subscription> find(UUID id) {
        return jdbc.inTransaction(() -> store.findByIdOptional(id)).filter(found -> found.deletedAt == null);
    }

    /** Whether the token manages this subscription. */
    public boolean isGood(String managementToken, Subscription subscription) {
        return tokens.read(Purpose.MANAGE, managementToken)
                .filter(claim -> claim.subscription().equals(subscription.id()))
                .filter(claim -> claim.generation() == subscription.generation())
                .isPresent();
    }

    /** The subscription that the token manages. */
    public Optional<Subscription> managedBy(String managementToken) {
        return tokens.read(Purpose.MANAGE, managementToken)
                .flatMap(claim -> find(claim.subscription()).filter(found -> found.generation() == claim.generation()));
    }

    /** Where its alerts go. */
    public Channel channel(Subscription subscription) {
        return Channel.of(subscription.channel, vault.decrypt(subscription.target));
    }

    public Subscription change(UUID id, Wish wish) {
        return edit(id, subscription -> subscription.wish(wish));
    }

    /** Stops alerts for a while; what is due is not sent any more, but kept. */
    public Subscription pause(UUID id) {
        return edit(id, subscription -> {
            if (subscription.state() == State.ACTIVE) {
                subscription.become(State.PAUSED);
                post.cancelDue(subscription);
            }
        });
    }

    /** Lets alerts come again, after a pause, or after the receiver had failed for too long or was refused. */
    public Subscription resume(UUID id) {
        return edit(id, subscription -> {
            if (subscription.state() == State.PAUSED || subscription.state() == State.DISABLED) {
                subscription.become(State.ACTIVE);
                subscription.failingSince = null;
                suppression.lift(subscription.targetHash);
            }
        });
    }

    /** Ends the subscription and forgets the subscriber. */
    public void delete(UUID id) {
        edit(id, subscription -> {
            post.cancelDue(subscription);
            subscription.forget(clock.instant());
        });
    }

    /** Ends the subscription that an unsubscribe link is about; the same again changes nothing. */
    public Optional<Subscription> unsubscribe(String token) {
        return unsubscribable(token)
                .map(found -> edit(found.id(), subscription -> {
                    subscription.become(State.UNSUBSCRIBED);
                    post.cancelDue(subscription);
                }));
    }

    /** The subscription that an unsubscribe link is about. */
    public Optional<Subscription> unsubscribable(String token) {
        return tokens.read(Purpose.UNSUBSCRIBE, token)
                .flatMap(claim -> find(claim.subscription()).filter(found -> found.generation() == claim.generation()));
    }

    /** A new secret; the old one signs beside it for a while. */
    public String rotateSecret(UUID id) {
        var secret = trial.newSecret();
        edit(id, subscription -> {
            subscription.previousSecret = subscription.secret;
            subscription.previousUntil = clock.instant().plus(settings.webhook().rotation());
            subscription.secret = vault.encrypt(secret);
        });
        return secret;
    }

    /** Sends a test alert by the way of all alerts. */
    public void test(UUID id) {
        edit(id, subscription -> post.send(subscription, Post.Letter.TEST));
        post.called();
    }

    private Subscription edit(UUID id, Consumer<Subscription> change) {
        return jdbc.inTransaction(() -> {
            var subscription = store.findById(id, LockModeType.PESSIMISTIC_WRITE);
            change.accept(subscription);
            return subscription;
        });
    }
}
