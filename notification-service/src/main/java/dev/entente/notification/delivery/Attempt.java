package dev.entente.notification.delivery;

import java.time.Instant;

/**
 * One attempt, made.
 *
 * @param at when it began
 */
record Attempt(Parcel parcel, Instant at, long latencyMs, Answer answer) {}
