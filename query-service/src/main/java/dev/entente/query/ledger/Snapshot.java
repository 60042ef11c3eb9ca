package dev.entente.query.ledger;

import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;

import dev.entente.events.Position;

/**
 * One consistent look at the read models: everything read through the connection belongs to one moment.
 *
 * @param connection within a read-only transaction of isolation REPEATABLE READ; not to be closed or kept
 * @param position what the look reflects
 * @param edition which making of the read models it is: another one may tell otherwise at the same position
 * @param recorded when the latest of the events that it reflects was recorded
 */
public record Snapshot(Connection connection, Position position, String edition, Optional<Instant> recorded) {}
