package dev.entente.notification.subscription;

import java.util.Optional;
import java.util.Set;

import dev.entente.notification.news.AlertKind;

/**
 * What a subscriber asks for.
 *
 * @param followUps whether corrections and retractions of what was alerted are wanted, too
 * @param language of {@link Languages#ALL}
 * @param digest how often all comes in one mail; nothing where alerts come one by one
 */
public record Wish(Set<AlertKind> alerts, Filter filter, String language, boolean followUps, Optional<Digest> digest) {

    public Wish in(String other) {
        return new Wish(alerts, filter, other, followUps, digest);
    }

    public Wish withoutDigest() {
        return new Wish(alerts, filter, language, followUps, Optional.empty());
    }
}
