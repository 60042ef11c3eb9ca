package dev.entente.query.admin;

import java.sql.SQLException;

import org.jboss.logging.Logger;

import dev.entente.ledger.LogUnavailable;
import dev.entente.query.ledger.LedgerUnavailable;
import dev.entente.query.rebuild.Impossible;
import dev.entente.web.Problem;

/** Asking the database, as the resources of this package do. */
final class Guarded {

    private static final Logger LOG = Logger.getLogger(Guarded.class);

    /** What is asked. */
    interface Question<T> {
        T ask() throws SQLException;
    }

    /** What is asked and takes long. */
    interface LongQuestion<T> {
        T ask() throws SQLException, InterruptedException;
    }

    private Guarded() {}

    /**
     * Asks.
     *
     * @throws LedgerUnavailable if the database gives no answer
     */
    static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw LedgerUnavailable.of(e);
        }
    }

    /** The same for what takes long, and is not possible as things are. */
    static <T> T asking(LongQuestion<T> question) {
        try {
            return question.ask();
        } catch (Impossible e) {
            throw Problem.of(409, "conflict", "Not possible", e.getMessage());
        } catch (SQLException e) {
            throw LedgerUnavailable.of(e);
        } catch (LogUnavailable e) {
            throw withoutLog(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable(e);
        }
    }

    private static Problem withoutLog(LogUnavailable e) {
        LOG.warnf("The log was asked for, and %s", e.getMessage());
        return Problem.unavailable(
                "Kafka does not answer, and this cannot be made without the log. The database is not to blame: what is"
                        + " projected is served meanwhile. Try again when Kafka is back.",
                5);
    }
}
