package dev.entente.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.BooleanSupplier;

import dev.entente.events.RecordedEvent;

/** What a service makes of events. */
public interface Effects {

    /** Whether the service has to do with the record at all; told before it is read. */
    default boolean concern(LogRecord log) {
        return true;
    }

    /**
     * Prepares what can be known before events are applied, while those before them are: it changes nothing, and what
     * follows may not depend on it. Called by one thread at a time, which is not the one that applies.
     *
     * @param early whether those before are still being applied; when they are not, what is left is better made by who
     *     applies these, while this thread goes on to the next
     */
    default void prepare(Collection<RecordedEvent> events, BooleanSupplier early) {
        // nothing is known before
    }

    /**
     * Says how the database is to work until the end of the transaction, in which events are applied. Until then nobody
     * exchanges or empties the tables, so that whether this replica may write can be asked here.
     */
    default void begin(Connection connection) throws SQLException {
        // as it always does
    }

    /**
     * Whether events have an effect on aggregates beyond those that the archive links with their own, which another
     * replica may be writing.
     */
    default boolean reachBeyond(Connection connection, Collection<RecordedEvent> events) throws SQLException {
        return false;
    }

    /**
     * Writes what follows from events that were archived, in the transaction that archives them.
     *
     * @param alone whether nobody else writes until the end of the transaction
     * @throws NeedsWholeLedger if there are effects beyond the aggregates of the events, and others may be writing
     * @throws RuntimeException if the events make no sense together; then the one to blame is looked for
     */
    void follow(Connection connection, Archived archived, boolean alone) throws SQLException;

    /** Hears of a batch after it was committed. */
    void done(Applied batch);
}
