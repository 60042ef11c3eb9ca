package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import dev.entente.ledger.Positions;
import dev.entente.query.ledger.Sql;

/**
 * One look at two schemas that reflect the same position: those who write the serving one are held back for the moment
 * that it takes to bring the other one there, and to take a snapshot of both.
 */
final class Level {

    /** What is asked of the snapshot; the schema of the connection and the serving one are at the same position. */
    interface Question<T> {
        T ask() throws SQLException;
    }

    private static final long SOON_LEVEL = 1_000;
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final DataSource database;
    private final Session session;
    private final Making making;

    Level(DataSource database, Session session, Making making) {
        this.database = database;
        this.session = session;
        this.making = making;
    }

    /** Asks, in a transaction that is committed afterwards. */
    <T> T ask(Question<T> question) throws SQLException, InterruptedException {
        while (making.behind() > SOON_LEVEL) {
            making.follow(SILENCE);
        }
        var connection = session.connection();
        try {
            snapshot();
            var answer = question.ask();
            connection.commit();
            return answer;
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void snapshot() throws SQLException, InterruptedException {
        try (var writers = database.getConnection()) {
            writers.setAutoCommit(false);
            try {
                Sql.of("lock table log_position in share mode").run(writers);
                making.follow(SILENCE);
                session.connection().setAutoCommit(false);
                session.execute("set transaction isolation level repeatable read");
                demandLevel();
            } finally {
                writers.rollback();
                writers.setAutoCommit(true);
            }
        }
    }

    private void demandLevel() throws SQLException {
        session.execute("select"); // takes the snapshot
        var here = session.aside(() -> Positions.read(session.connection()));
        var served = session.aside(making::served);
        if (!here.equals(served)) {
            throw new IllegalStateException("what was made reflects " + here + ", and what serves " + served);
        }
    }
}
