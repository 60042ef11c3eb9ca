package dev.entente.notification.subscription;

import java.util.Set;

import dev.entente.notification.news.AlertKind;

/**
 * What a subscriber asks for.
 *
 * @param followUps whether corrections and retractions of what was alerted are wanted, too
 * @param language of {@link Languages#ALL}
 */
public record Wish(Set<AlertKind> alerts, Filter filter, String language, boolean followUps) {}
