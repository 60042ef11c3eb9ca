package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import dev.entente.query.ledger.Sql;

/** Where a rebuild is asked for, asked after, decided on and discarded; whichever replica runs it. */
@ApplicationScoped
public class RebuildDesk {

    private interface Question<T> {
        T ask(Rebuilds rebuilds) throws SQLException;
    }

    private final DataSource database;
    private final Administration administration;
    private final Clock clock;

    RebuildDesk(DataSource database, Administration administration, Clock clock) {
        this.database = database;
        this.administration = administration;
        this.clock = clock;
    }

    /** The latest rebuild; nothing if there never was one. */
    public Optional<Rebuild> latest() throws SQLException {
        return ask(Rebuilds::latest);
    }

    /** Asks for a rebuild, which serves if nothing differs; nothing if one is running. */
    public Optional<Rebuild> start() throws SQLException {
        return ask(rebuilds -> rebuilds.start(false, clock.instant()));
    }

    /** Lets the one that waits for a decision serve; nothing if none waits. */
    public Optional<Rebuild> swap() throws SQLException {
        return ask(rebuilds -> rebuilds.decide(clock.instant()));
    }

    /** Ends the one that runs or waits for a decision; nothing if there is none. */
    public Optional<Rebuild> discard() throws SQLException {
        return ask(rebuilds -> rebuilds.discard(clock.instant()));
    }

    /** What differs, behind a number. */
    public List<Difference> differences(Rebuild rebuild, long after, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return Sql.of(
                            "select * from difference where rebuild = ? and number > ? order by number limit ?",
                            rebuild.id(),
                            after,
                            limit)
                    .list(connection, Difference::read);
        }
    }

    private <T> T ask(Question<T> question) throws SQLException {
        try (var connection = database.getConnection()) {
            return question.ask(new Rebuilds(connection));
        } finally {
            administration.wake();
        }
    }
}
