package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleConsumer;

import dev.entente.ledger.Touched;

/** Tells aggregates from their beginning by the events of the archive, some after the others on one connection. */
public final class Retelling {

    private static final Instant BEFORE_ALL = Instant.parse("0001-01-01T00:00:00Z");

    /** Nothing is prepared here: but for the words that were found, which need not be looked up for each few aggregates. */
    private final Drafts drafts = new Drafts();

    /**
     * Tells. Nobody else may write meanwhile.
     *
     * @param heard is told again and again which part of it is done, while the connection is in use
     */
    public void tell(Connection connection, Collection<String> subjects, DoubleConsumer heard) throws SQLException {
        drafts.count(new Effort(heard));
        Settings.apply(connection);
        var touched = new Touched();
        subjects.forEach(subject -> touched.add(subject, BEFORE_ALL));
        ReadModels.write(connection, touched, List.of(), drafts, true);
    }
}
