package dev.entente.query.projection;

import java.sql.SQLException;
import java.util.Set;

/** What a failure of the database says, by SQLSTATE (PostgreSQL, appendix A). */
final class Failures {

    /** Classes that speak of the data itself: cardinality, data, integrity, limits. */
    private static final Set<String> OF_THE_DATA = Set.of("21", "22", "23", "54");

    private static final String UNIQUE_KEY_TAKEN = "23505";

    /** Another replica may have been quicker with a key; if it is still taken after so many attempts, it is not that. */
    private static final int ATTEMPTS_FOR_A_KEY = 5;

    private Failures() {}

    /**
     * Whether the records are to blame. Everything else (a connection, a right, a table that is missing) is waited for,
     * however long it takes an operator: parking the log would help nobody.
     */
    static boolean areOfTheData(SQLException failure, int attempt) {
        var state = failure.getSQLState();
        return UNIQUE_KEY_TAKEN.equals(state)
                ? attempt >= ATTEMPTS_FOR_A_KEY
                : state != null && OF_THE_DATA.contains(state.substring(0, 2));
    }
}
