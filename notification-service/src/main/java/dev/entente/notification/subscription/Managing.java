package dev.entente.notification.subscription;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import dev.entente.notification.Settings;
import dev.entente.notification.secret.SigningKey;
import dev.entente.notification.secret.Tokens;
import dev.entente.notification.secret.Tokens.Purpose;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.sql.Jdbc;

/** What a subscriber can do with a subscription. Who is forgotten while it is changed is {@link IsForgotten}. */
@Singleton
public class Managing {

    private static final String LINKS = "links";

    private final SubscriptionStore store;
    private final Jdbc jdbc;
    private final Vault vault;
    private final Tokens tokens;
    private final Trial trial;
    private final Post post;
    private final Suppression suppression;
    private final Addresses addresses;
    private final Rates rates;
    private final TrialRates trials;
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
            Addresses addresses,
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
        this.suppression = suppression;
        this.addresses = addresses;
        this.rates = rates;
        this.trials = trials;
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
                .filter(claim -> claim.generation() == subscription.generation(Purpose.MANAGE))
                .isPresent();
    }

    /** The subscription that the token manages. */
    public Optional<Subscription> managedBy(String managementToken) {
        return by(Purpose.MANAGE, managementToken);
    }

    private Optional<Subscription> by(Purpose purpose, String token) {
        return tokens.read(purpose, token)
                .flatMap(claim ->
                        find(claim.subscription()).filter(found -> found.generation(purpose) == claim.generation()));
    }

    /** A new token that manages the subscription; those of before do not any more. Links that end it stay good. */
    public String rotateToken(UUID id) {
        var rotated = edit(id, subscription -> subscription.manager++);
        return tokens.issue(Purpose.MANAGE, id, rotated.generation(Purpose.MANAGE));
    }

    /** The same for a reader of mails, to whose address the new link goes. */
    public void rotateLink(UUID id) {
        edit(id, subscription -> {
            subscription.manager++;
            post.send(subscription, Post.Letter.LINKS);
        });
        post.called();
    }

    /** Where its alerts go. */
    public Channel channel(Subscription subscription) {
        return Channel.of(subscription.channelType(), vault.ifReadable(subscription.target));
    }

    /**
     * Changes what is asked for, and whether it is sent.
     *
     * @param wish what is asked for now, of the subscription as it is, which nobody else changes meanwhile; what it throws
     *     leaves all as it was
     * @param state active or paused, or as it is
     * @throws HasEnded if nothing is sent to it any more
     */
    public Subscription change(UUID id, Function<Subscription, Wish> wish, Optional<State> state) {
        return edit(id, subscription -> {
            var before = subscription.wish().digest();
            var wanted = wish.apply(subscription);
            subscription.mustGoOn();
            subscription.wish(wanted);
            if (!before.equals(wanted.digest())) {
                subscription.digestFrom(clock.instant());
            }
            if (state.isPresent()) {
                if (state.get() == State.PAUSED) {
                    pause(subscription);
                } else {
                    resume(subscription);
                }
            }
        });
    }

    /** Stops alerts for a while; what is due is not sent any more, but kept. */
    public Subscription pause(UUID id) {
        return edit(id, this::pause);
    }

    private void pause(Subscription subscription) {
        subscription.mustGoOn();
        if (subscription.state() == State.ACTIVE) {
            subscription.become(State.PAUSED);
            post.cancelDueButLinks(subscription);
        }
    }

    /** Lets alerts come again, after a pause, or after the receiver had failed for too long or was refused. */
    public Subscription resume(UUID id) {
        return edit(id, this::resume);
    }

    private void resume(Subscription subscription) {
        subscription.mustGoOn();
        if (subscription.state() == State.PAUSED || subscription.state() == State.DISABLED) {
            post.beginAnew(subscription);
            if (subscription.state() == State.DISABLED) {
                post.cancelDueButLinks(subscription); // the letter that says so
            }
            subscription.become(State.ACTIVE);
            subscription.failingSince = null;
            suppression.lift(subscription.targetHash);
        }
    }

    /** Ends the subscription and forgets the subscriber; the same again changes nothing. */
    public void delete(UUID id) {
        ifThere(id, this::forget);
    }

    private void forget(Subscription subscription) {
        post.cancelDue(subscription);
        post.forgetAnswers(subscription);
        subscription.forget(clock.instant());
    }

    /** Ends the subscription that an unsubscribe link is about; the same again changes nothing. */
    public Optional<Subscription> unsubscribe(String token) {
        return unsubscribable(token)
                .flatMap(found -> ifThere(found.id(), subscription -> {
                    if (subscription.state() != State.UNSUBSCRIBED) {
                        subscription.become(State.UNSUBSCRIBED);
                        subscription.endedAt = clock.instant();
                        post.cancelDueButLinks(subscription);
                    }
                }));
    }

    /** The subscription that an unsubscribe link is about. */
    public Optional<Subscription> unsubscribable(String token) {
        return by(Purpose.UNSUBSCRIBE, token);
    }

    /** New keys of the same kinds; the old ones sign beside them for a while. */
    public Trial.Keys rotateKeys(UUID id) {
        return jdbc.inTransaction(() -> {
            var subscription = held(id).orElseThrow(IsForgotten::new);
            var keys = trial.newKeys(subscription.signingKey != null);
            subscription.previousSecret = subscription.secret;
            subscription.previousSigningKey = subscription.signingKey;
            subscription.previousUntil = clock.instant().plus(settings.webhook().rotation());
            subscription.secret = vault.encrypt(keys.secret());
            subscription.signingKey =
                    keys.pair().map(pair -> vault.encrypt(pair.text())).orElse(null);
            return keys;
        });
    }

    /** What the receiver of webhooks verifies signatures of a key pair with, if it has one. */
    public Optional<String> publicKey(Subscription subscription) {
        return Optional.ofNullable(subscription.signingKey)
                .flatMap(vault::ifReadable)
                .map(pair -> SigningKey.of(pair).publicText());
    }

    /**
     * Sends a test alert by the way of all alerts.
     *
     * @throws HasEnded if nothing is sent to it any more
     * @throws TrialsUsedUp if its owner, or its target, had as many tests within an hour as there may be
     */
    public void test(UUID id) {
        edit(id, subscription -> {
            subscription.mustGoOn();
            trials.count(Optional.ofNullable(subscription.owner), channel(subscription));
            post.send(subscription, Post.Letter.TEST);
        });
        post.called();
    }

    /**
     * Mails the links to all subscriptions of an address to it, to those that have ended as well, of which its reader may take
     * along or delete what is kept. Whoever asks learns nothing of the address, and it gets
     * only so many of these mails.
     */
    public void sendLinks(String address) {
        var hash = addresses.hash(new Channel.Email(address));
        var limits = settings.email();
        jdbc.inTransaction(() -> {
            if (rates.allow(LINKS, hash, limits.confirmationsPerHour(), limits.confirmationsPerDay())) {
                ofAddress(hash).stream().findFirst().ifPresent(latest -> post.send(latest, Post.Letter.LINKS));
            }
            return null;
        });
        post.called();
    }

    /** All subscriptions of the subscriber's address that were confirmed, the latest first, then those that have ended. */
    public List<Subscription> ofSameAddress(Subscription subscription) {
        return jdbc.inTransaction(() -> ofAddress(subscription.targetHash));
    }

    private List<Subscription> ofAddress(byte[] hash) {
        return store.list(
                "targetHash = ?1 and state <> 'pending' order by endedAt desc nulls first, createdAt desc, id", hash);
    }

    /** Forgets subscribers who never confirmed, or ended their subscription a while ago; how many. */
    int forgetOld(int limit) {
        return jdbc.inTransaction(() -> {
            var now = clock.instant();
            var old = jdbc.query(
                    """
                    SELECT id FROM subscription
                    WHERE state IN ('unsubscribed', 'pending') AND deleted_at IS NULL
                      AND coalesce(ended_at, confirm_until) < ?
                    LIMIT ? FOR NO KEY UPDATE SKIP LOCKED""",
                    row -> row.getObject("id", UUID.class),
                    now.minus(settings.email().forgetAfter()),
                    limit);
            old.forEach(id -> forget(store.findById(id)));
            return old.size();
        });
    }

    private Subscription edit(UUID id, Consumer<Subscription> change) {
        return ifThere(id, change).orElseThrow(IsForgotten::new);
    }

    private Optional<Subscription> ifThere(UUID id, Consumer<Subscription> change) {
        return jdbc.inTransaction(() -> {
            var subscription = held(id);
            subscription.ifPresent(change);
            return subscription;
        });
    }

    /** Held until the end of the transaction, so that it is as it is seen. */
    private Optional<Subscription> held(UUID id) {
        return Optional.ofNullable(store.findById(id, LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.deletedAt == null);
    }
}
