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
            prepare(connection);
            ReadModels.write(connection, archived.touched(), archived.fresh(), alone);
        }
    }

    /**
     * Not waiting for the disk loses nothing: a commit that is lost takes the position along, and what is behind it is
     * read from the log again. Plans are made for the batch at hand, since those of an empty table are bad ones later.
     */
    private static void prepare(Connection connection) throws SQLException {
        try (var settings = connection.createStatement()) {
            settings.execute(
                    "set local synchronous_commit = off; set local plan_cache_mode = force_custom_plan; set local jit = off");
        }
    }

    @Override
    public void done(Applied batch) {
        done.accept(batch);
    }
}
