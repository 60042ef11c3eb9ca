package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import dev.entente.query.ledger.Sql;
import dev.entente.query.projection.Telling;

/** The table of rebuilds: what any replica may ask for, and tell of. */
final class Rebuilds {
    private static final String DISCARDED =
            "It was discarded, as was asked for: nothing is wrong, and what served before serves on.";

    private final Connection connection;

    Rebuilds(Connection connection) {
        this.connection = connection;
    }

    Optional<Rebuild> latest() throws SQLException {
        return Sql.of("select * from rebuild order by id desc limit 1").first(connection, Rebuild::read);
    }

    /**
     * Asks for a rebuild by this version of the program; one that waited for a decision is over then, as is one of an older
     * version.
     *
     * @param swap whether it is to serve although something differs
     * @return nothing if one is running
     */
    Optional<Rebuild> start(boolean swap, Instant now) throws SQLException {
        end("compared", "Another rebuild was started before this one was decided on.", now);
        endOlder(now);
        return Sql.of("""
                        insert into rebuild (state, projection, swap, started, updated) values ('running', ?, ?, ?, ?)
                        on conflict do nothing returning *""", Telling.version().toString(), swap, now, now).first(connection, Rebuild::read);
    }

    /** Ends the one that runs where it is one of an older version of the program, whoever is at it. */
    void endOlder(Instant now) throws SQLException {
        var latest = latest().filter(Rebuild::isRunning);
        if (latest.isPresent() && Telling.version().isNewerThan(latest.get().version())) {
            Sql.of(
                            """
                            update rebuild set state = 'failed', reason = ?, updated = ?
                             where id = ? and state = 'running'""",
                            "It was one of version " + latest.get().version().number()
                                    + " of the projection, and a replica of a newer one came.",
                            now,
                            latest.get().id())
                    .run(connection);
        }
    }

    /** Lets the one that waits for a decision go on and serve; nothing if none waits. */
    Optional<Rebuild> decide(Instant now) throws SQLException {
        return Sql.of("""
                        update rebuild set state = 'running', swap = true, updated = ?
                         where state = 'compared' and id = (select max(id) from rebuild) returning *""", now).first(connection, Rebuild::read);
    }

    /** Ends the one that runs or waits; nothing if there is none. */
    Optional<Rebuild> discard(Instant now) throws SQLException {
        return Sql.of("""
                        update rebuild set state = 'failed', reason = ?, updated = ?
                         where state in ('running', 'compared') and id = (select max(id) from rebuild)
                        returning *""", DISCARDED, now).first(connection, Rebuild::read);
    }

    private void end(String state, String reason, Instant now) throws SQLException {
        Sql.of("update rebuild set state = 'failed', reason = ?, updated = ? where state = ?", reason, now, state)
                .run(connection);
    }

    void takeUp(long id, long events, Instant now) throws SQLException {
        change(Sql.of("""
                update rebuild set taken_up = ?, done_before = archived + folded, events = ?, updated = ?
                 where id = ? and state = 'running'""", now, events, now, id));
    }

    void passed(long id, long archived, long folded, Instant now) throws SQLException {
        change(Sql.of("""
                update rebuild set archived = ?, folded = ?, updated = ?
                 where id = ? and state = 'running'""", archived, folded, now, id));
    }

    void compared(long id, long differences, Instant now) throws SQLException {
        change(Sql.of("""
                update rebuild set differences = ?, updated = ?
                 where id = ? and state = 'running'""", differences, now, id));
    }

    /**
     * Ends a running one.
     *
     * @throws Discarded if it does not run any more
     */
    void become(long id, String state, Optional<String> reason, Instant now) throws SQLException {
        change(Sql.of("""
                update rebuild set state = ?, reason = nullif(?, ''), updated = ?
                 where id = ? and state = 'running'""", state, reason.orElse(""), now, id));
    }

    private void change(Sql change) throws SQLException {
        if (change.update(connection) == 0) {
            throw new Discarded();
        }
    }

    /** Forgets what the rebuilds before the latest found. */
    void tidy() throws SQLException {
        Sql.of("delete from difference where rebuild < (select max(id) from rebuild)")
                .run(connection);
    }
}
