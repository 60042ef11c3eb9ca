package dev.entente.query.admin;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;

import dev.entente.events.RecordedEvent;
import dev.entente.ledger.Applied;
import dev.entente.ledger.Archived;
import dev.entente.ledger.Effects;
import dev.entente.ledger.LogRecord;
import dev.entente.ledger.ParkedReplay;
import dev.entente.ledger.Place;
import dev.entente.ledger.Transactions;

/** Tries parked records again. Since no position moves, the edition of the read models says that they are others now. */
@ApplicationScoped
class Replays {

    private final ParkedReplay replay;

    Replays(Transactions transactions, Effects effects, Clock clock) {
        this.replay = new ParkedReplay(transactions, new Revising(effects), clock);
    }

    ParkedReplay.Outcome of(Place place) throws SQLException {
        return replay.of(place);
    }

    private record Revising(Effects effects) implements Effects {

        @Override
        public boolean concern(LogRecord log) {
            return effects.concern(log);
        }

        @Override
        public boolean reachBeyond(Connection connection, Collection<RecordedEvent> events) throws SQLException {
            return effects.reachBeyond(connection, events);
        }

        @Override
        public void follow(Connection connection, Archived archived, boolean alone) throws SQLException {
            effects.follow(connection, archived, alone);
            try (var update = connection.createStatement()) {
                update.executeUpdate("update edition set revision = revision + 1");
            }
        }

        @Override
        public void done(Applied batch) {
            effects.done(batch);
        }
    }
}
