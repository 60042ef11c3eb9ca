package dev.entente.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Whether records or their surroundings are to blame for a failure. Surroundings (a connection, a right, a table that is
 * missing) are waited for, however long it takes an operator: parking the log would help nobody.
 */
final class Blame {

    /** Classes of SQLSTATE (PostgreSQL, appendix A) that speak of the data: cardinality, data, integrity, limits. */
    private static final Set<String> OF_THE_DATA = Set.of("21", "22", "23", "54");

    private static final String UNIQUE_KEY_TAKEN = "23505";

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
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof SQLException refusal
                ? isOfTheData(refusal.getSQLState(), attempt)
                : !isOfTheSurroundings(root);
    }

    private static boolean isOfTheData(String state, int attempt) {
        return UNIQUE_KEY_TAKEN.equals(state)
                ? attempt >= ATTEMPTS_FOR_A_KEY
                : state != null && OF_THE_DATA.contains(state.substring(0, 2));
    }

    private static boolean isOfTheSurroundings(Throwable root) {
        return root instanceof IOException
                || root instanceof LogUnavailable
                || root instanceof TimeoutException
                || root instanceof InterruptedException
                || root.getClass().getName().matches(FRAMEWORKS);
    }
}
