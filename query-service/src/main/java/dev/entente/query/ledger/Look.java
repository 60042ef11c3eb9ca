package dev.entente.query.ledger;

import java.time.Instant;
import java.util.Optional;

import dev.entente.events.Position;

/**
 * What a look at the read models reflects; everything that is read follows from it.
 *
 * @param position what is projected
 * @param edition which making of the read models it is: another one may tell otherwise at the same position
 * @param recorded when the latest of the events that it reflects was recorded
 */
public record Look(Position position, String edition, Optional<Instant> recorded) {}
