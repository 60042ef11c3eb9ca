package dev.entente.notification.sql;

import java.sql.SQLException;
import java.util.Set;

/** The database did not do what it was asked; the transaction is lost, and may be tried again. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A connection failed; resources are short; an operator intervened. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    DatabaseFailure(Exception cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether a failure comes of a database that does not answer, or of a pool that got no connection to it. */
    public static boolean isOfOneThatIsAway(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return refused.getSQLState() == null
                        || AWAY.contains(refused.getSQLState().substring(0, 2));
            }
        }
        return false;
    }
}
