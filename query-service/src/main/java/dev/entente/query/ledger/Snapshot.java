package dev.entente.query.ledger;

import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;

import dev.entente.events.Position;

/**
 * One consistent look at the read models: everything read through the connection belongs to one moment.
 *
 * @param connection within a read-only transaction of isolation REPEATABLE READ; not to be closed or kept
 * @param look what it reflects
 * @param parks whether anything is parked
 */
public record Snapshot(Connection connection, Look look, boolean parks) {

    public Position position() {
        return look.position();
    }

    public String edition() {
        return look.edition();
    }

    public Optional<Instant> recorded() {
        return look.recorded();
    }
}
