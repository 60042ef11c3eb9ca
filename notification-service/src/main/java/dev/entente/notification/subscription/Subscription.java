package dev.entente.notification.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.entente.events.Position;
import dev.entente.events.json.Json;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.secret.Tokens.Purpose;

import static java.util.stream.Collectors.toUnmodifiableSet;

/** A subscription as it is stored. Its target and its secrets are encrypted. */
@Entity
public class Subscription {

    private static final Duration LAST_DIGESTS = Duration.ofMinutes(5);

    @Id
    UUID id;

    String state;
    String channel;
    byte[] target;

    @Column(name = "target_hash")
    byte[] targetHash;

    String receiver;
    byte[] secret;

    @Column(name = "previous_secret")
    byte[] previousSecret;

    @Column(name = "signing_key")
    byte[] signingKey;

    @Column(name = "previous_signing_key")
    byte[] previousSigningKey;

    @Column(name = "previous_until")
    Instant previousUntil;

    int generation;
    int manager;
    String owner;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] alerts;

    @Column(name = "follow_ups")
    boolean followUps;

    String language;

    @Embedded
    FilterColumns filter; // nothing where all is asked for

    @Column(name = "active_after")
    @JdbcTypeCode(SqlTypes.JSON)
    String activeAfter;

    @Column(name = "digest_every")
    String digestEvery;

    @Column(name = "digest_at")
    String digestAt;

    @Column(name = "digest_zone")
    String digestZone;

    @Column(name = "digest_on")
    String digestOn;

    @Column(name = "digest_next")
    Instant digestNext;

    @Column(name = "digest_ends")
    Instant digestEnds;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "confirm_until")
    Instant confirmUntil;

    @Column(name = "failing_since")
    Instant failingSince;

    @Column(name = "disabled_at")
    Instant disabledAt;

    @Column(name = "disabled_why")
    String disabledWhy;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "deleted_at")
    Instant deletedAt;

    /** For the persistence provider. */
    protected Subscription() {}

    Subscription(UUID id, String channel, Instant createdAt) {
        this.id = id;
        this.channel = channel;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public State state() {
        return State.of(state).orElseThrow();
    }

    void become(State next) {
        state = next.code();
        disabledAt = null;
        disabledWhy = null;
    }

    /**
     * Goes on if it has not ended.
     *
     * @throws HasEnded otherwise
     */
    void mustGoOn() {
        if (state() == State.UNSUBSCRIBED) {
            throw new HasEnded();
        }
    }

    /** That it is disabled, if it is known when and why. */
    public Optional<Disabling> disabling() {
        return Optional.ofNullable(disabledAt).map(at -> new Disabling(at, Disabling.Why.of(disabledWhy)));
    }

    /** By what way its alerts go. */
    public Channel.Type channelType() {
        return Channel.Type.of(channel).orElseThrow();
    }

    /** Which tokens are good for the purpose: those of this generation. */
    public int generation(Purpose purpose) {
        return purpose == Purpose.MANAGE ? manager : generation;
    }

    public String receiver() {
        return receiver;
    }

    public String language() {
        return language;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean isOwnedBy(String subject) {
        return owner != null && owner.equals(subject);
    }

    public boolean canBeConfirmed(Instant now) {
        return state() == State.PENDING && now.isBefore(confirmUntil);
    }

    /** Only what is recorded after the position is news for this subscription. */
    void beginAfter(Position position) {
        activeAfter = Json.tree(position.offsets()).toString();
        become(State.ACTIVE);
    }

    /** What is asked for, as far as this version knows it. */
    public Wish wish() {
        var kinds = Arrays.stream(alerts)
                .flatMap(code -> AlertKind.of(code).stream())
                .collect(toUnmodifiableSet());
        return new Wish(kinds, filter(), language, followUps, digest());
    }

    /** When its next digest is due, while digests come. */
    public Optional<Instant> nextDigest() {
        return digest().filter(digest -> state() == State.ACTIVE).flatMap(digest -> Optional.ofNullable(digestNext));
    }

    private Optional<Digest> digest() {
        return Rhythms.digest(digestEvery, digestAt, digestZone, digestOn);
    }

    void wish(Wish wish) {
        alerts = Stream.concat(Arrays.stream(codes(wish.alerts())), unknown()).toArray(String[]::new);
        followUps = wish.followUps();
        language = wish.language();
        filter = new FilterColumns(wish.filter());
        if (!wish.digest().equals(digest())) { // the same may be written as only another JDK can read it
            digest(wish.digest());
        }
    }

    private void digest(Optional<Digest> wished) {
        digestEvery = wished.map(digest -> digest.every().code()).orElse(null);
        digestAt = wished.map(digest -> digest.at().toString()).orElse(null);
        digestZone = wished.map(digest -> digest.zone().getId()).orElse(null);
        digestOn = wished.map(digest -> digest.on().name()).orElse(null);
    }

    /** What a newer version wrote, which this one keeps. */
    private Stream<String> unknown() {
        return alerts == null
                ? Stream.empty()
                : Arrays.stream(alerts).filter(code -> AlertKind.of(code).isEmpty());
    }

    /**
     * Begins with the rhythm that is wished for. Where digests are given up, what was gathered is sent now, and for some
     * minutes what a transaction gathers that began before.
     */
    void digestFrom(Instant now) {
        var hadDigests = digestNext != null;
        digestNext = digest().map(digest -> digest.after(now)).orElse(hadDigests ? now : null);
        digestEnds = hadDigests && digestEvery == null ? now.plus(LAST_DIGESTS) : null;
    }

    private Filter filter() {
        return filter == null ? Filter.EVERYTHING : filter.filter();
    }

    /** The subscriber is forgotten; that there was a subscription, and what was sent, is not. */
    void forget(Instant now) {
        become(State.UNSUBSCRIBED);
        target = null;
        targetHash = null;
        secret = null;
        previousSecret = null;
        signingKey = null;
        previousSigningKey = null;
        owner = null;
        filter = new FilterColumns(filter().chosen());
        digestNext = null;
        receiver = "";
        generation++;
        manager++;
        deletedAt = now;
    }

    private static String[] codes(Set<AlertKind> kinds) {
        return kinds.stream().map(AlertKind::code).sorted().toArray(String[]::new);
    }
}
