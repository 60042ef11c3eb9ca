package dev.entente.query.projection;

import java.sql.SQLException;
import java.util.Set;

/** Which failures of the database pass, by SQLSTATE (PostgreSQL, appendix A). */
final class Failures {

    /** Classes: connection, resources, operator, system; also a unique key that another replica was quicker with. */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "58", "55", "40", "25");

    private static final String UNIQUE_KEY_TAKEN = "23505";

    private Failures() {}

    /** Whether the same work may succeed later, without anybody changing the data. */
    static boolean isPassing(SQLException failure) {
        var state = failure.getSQLState();
        return state == null || state.equals(UNIQUE_KEY_TAKEN) || PASSING.contains(state.substring(0, 2));
    }
}
