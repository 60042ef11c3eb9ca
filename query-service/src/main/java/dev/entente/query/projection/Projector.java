package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import dev.entente.events.RecordedEvent;
import dev.entente.ledger.Applied;
import dev.entente.ledger.Archived;
import dev.entente.ledger.Effects;
import dev.entente.ledger.Transactions;

/** Makes the read models of what was archived. */
final class Projector implements Effects {

    private static final Logger LOG = Logger.getLogger(Projector.class);

    private final Optional<Transactions> ahead;
    private final Consumer<Applied> done;
    private final Drafts drafts = new Drafts();

    Projector(Consumer<Applied> done) {
        this(Optional.empty(), done);
    }

    /** One that looks ahead, into what is archived by then. */
    Projector(Transactions ahead, Consumer<Applied> done) {
        this(Optional.of(ahead), done);
    }

    private Projector(Optional<Transactions> ahead, Consumer<Applied> done) {
        this.ahead = ahead;
        this.done = done;
    }

    @Override
    public void prepare(Collection<RecordedEvent> events, BooleanSupplier early) {
        if (ahead.isPresent()) {
            prepare(ahead.get(), events, early);
        }
    }

    private void prepare(Transactions transactions, Collection<RecordedEvent> events, BooleanSupplier early) {
        try {
            transactions.run(connection -> {
                Settings.apply(connection);
                drafts.prepare(connection, events, early);
                return events;
            });
        } catch (SQLException | RuntimeException | StackOverflowError e) {
            LOG.debugf(e, "Nothing is prepared of %d events", events.size());
        }
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        Settings.apply(connection);
        Edition.mustNotBeNewer(connection);
    }

    @Override
    public boolean reachBeyond(Connection connection, Collection<RecordedEvent> events) throws SQLException {
        return Reach.isBeyond(connection, events);
    }

    @Override
    public void follow(Connection connection, Archived archived, boolean alone) throws SQLException {
        if (!archived.touched().isEmpty()) {
            ReadModels.write(connection, archived.touched(), archived.fresh(), drafts, alone);
            drafts.forget(archived.fresh());
        }
    }

    @Override
    public void done(Applied batch) {
        done.accept(batch);
    }
}
