package dev.entente.notification.sql;

import java.sql.SQLException;

import dev.entente.ledger.SqlState;

/** The database did not do what it was asked; the transaction is lost, and may be tried again. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    DatabaseFailure(Exception cause) {
        super(cause.getMessage(), cause);
    }

    /** What is thrown past {@link Jdbc}, by what uses a connection itself. */
    public static DatabaseFailure of(Exception cause) {
        return new DatabaseFailure(cause);
    }

    /** Whether a failure comes of a database that does not answer, or of a pool that got no connection to it. */
    public static boolean isOfOneThatIsAway(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return SqlState.isAway(refused);
            }
        }
        return false;
    }
}
