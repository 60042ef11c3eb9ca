package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Consumer;

import dev.entente.events.RecordedEvent;
import dev.entente.ledger.Applied;
import dev.entente.ledger.Archived;
import dev.entente.ledger.Effects;

/** Makes the read models of what was archived. */
final class Projector implements Effects {

    private final Consumer<Applied> done;

    Projector(Consumer<Applied> done) {
        this.done = done;
    }

    @Override
    public boolean reachBeyond(Connection connection, Collection<RecordedEvent> events) throws SQLException {
        return Reach.isBeyond(connection, events);
    }

    @Override
    public void follow(Connection connection, Archived archived, boolean alone) throws SQLException {
        if (!archived.touched().isEmpty()) {
            ReadModels.write(connection, archived.touched(), alone);
        }
    }

    @Override
    public void done(Applied batch) {
        done.accept(batch);
    }
}
