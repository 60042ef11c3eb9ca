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

/**
 * Tries parked records again. Since no position moves, the edition of the read models says that they are others now, and
 * those who listen for changes are told by the number of the replay.
 */
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
        public void begin(Connection connection) throws SQLException {
            effects.begin(connection);
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
            for (var event : archived.fresh()) {
                tell(connection, Place.of(event));
            }
        }

        /** Whoever replays is alone: numbers come in the order in which they are committed. */
        private static void tell(Connection connection, Place place) throws SQLException {
            try (var insert = connection.prepareStatement("""
                    insert into replay (number, log_partition, log_offset)
                    select coalesce(max(number), 0) + 1, ?, ? from replay""")) {
                insert.setInt(1, place.partition());
                insert.setLong(2, place.offset());
                insert.executeUpdate();
            }
        }

        @Override
        public void done(Applied batch) {
            effects.done(batch);
        }
    }
}
