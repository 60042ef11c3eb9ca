package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import dev.entente.query.ledger.Sql;

/** The table of verifications. */
final class Checks {

    private final Connection connection;

    Checks(Connection connection) {
        this.connection = connection;
    }

    Optional<Check> one(long id) throws SQLException {
        return Sql.of("select * from verification where id = ?", id).first(connection, Check::read);
    }

    Optional<Check> latest() throws SQLException {
        return Sql.of("select * from verification order by id desc limit 1").first(connection, Check::read);
    }

    /** Begins one. Whoever may has the lock of verifications: one that still runs by its row was killed. */
    Check begin(Instant now) throws SQLException {
        end(now);
        return Sql.of(
                        "insert into verification (state, started, updated) values ('running', ?, ?) returning *",
                        now,
                        now)
                .first(connection, Check::read)
                .orElseThrow();
    }

    /** Ends those that were killed. */
    void end(Instant now) throws SQLException {
        Sql.of("""
                update verification set state = 'failed', reason = 'It was interrupted.', updated = ?
                 where state = 'running'""", now).run(connection);
    }

    void expects(long id, long events) throws SQLException {
        Sql.of("update verification set events = ? where id = ?", events, id).run(connection);
    }

    void passed(long id, long archived, long folded, Instant now) throws SQLException {
        Sql.of("update verification set archived = ?, folded = ?, updated = ? where id = ?", archived, folded, now, id)
                .run(connection);
    }

    void done(long id, String verdict, Instant now) throws SQLException {
        Sql.of("update verification set state = 'done', verdict = ?, updated = ? where id = ?", verdict, now, id)
                .run(connection);
    }

    void failed(long id, String reason, Instant now) throws SQLException {
        Sql.of("update verification set state = 'failed', reason = ?, updated = ? where id = ?", reason, now, id)
                .run(connection);
    }
}
