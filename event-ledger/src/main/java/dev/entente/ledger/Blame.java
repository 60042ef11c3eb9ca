package dev.entente.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;

/**
 * Whether records or their surroundings are to blame for a failure. Surroundings (a connection, a right, a table that is
 * missing) are waited for, however long it takes an operator: parking the log would help nobody.
 */
final class Blame {

    /** Another replica may have been quicker with a key; if it is still taken after so many attempts, it is not that. */
    private static final int ATTEMPTS_FOR_A_KEY = 5;

    private static final String FRAMEWORKS =
            "(io\\.quarkus|io\\.agroal|jakarta\\.transaction|com\\.arjuna|org\\.apache\\.kafka)\\..*";

    private Blame() {}

    /**
     * Whether the records are to blame: by SQLSTATE where the database refuses; for everything that is neither of the
     * database nor of the surroundings, since then it is the fold that refuses.
     *
     * @param attempt how often the same was tried, this time included
     */
    static boolean isOfTheData(Throwable failure, int attempt) {
        var root = root(failure);
        return root instanceof SQLException refusal ? isOfTheData(refusal, attempt) : !isOfTheSurroundings(root);
    }

    /**
     * Whether a time-out of ours cancelled it: either the data are too much for us, or the database is too slow for now. Which
     * of both only shows when it comes again and again. Who waits for a lock of others is not cancelled, but refused the lock
     * ({@link Intake}).
     */
    static boolean isCancelled(Throwable failure) {
        var root = root(failure);
        return root instanceof TookTooLong || (root instanceof SQLException refusal && SqlState.isCancelled(refusal));
    }

    /** The failure as it began, without what passed it on; of what fails since time is up, that it is up. */
    static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && !(root instanceof TookTooLong)) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean isOfTheData(SQLException refusal, int attempt) {
        return SqlState.isOfTheData(refusal) && (!SqlState.isUniqueKeyTaken(refusal) || attempt >= ATTEMPTS_FOR_A_KEY);
    }

    private static boolean isOfTheSurroundings(Throwable root) {
        return root instanceof IOException
                || root instanceof LogUnavailable
                || root instanceof TookTooLong
                || root instanceof TimeoutException
                || root instanceof InterruptedException
                || root.getClass().getName().matches(FRAMEWORKS);
    }
}
