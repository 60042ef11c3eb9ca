package dev.entente.notification.news;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import dev.entente.notification.sql.DatabaseFailure;

/** Whether events or their surroundings are to blame for a failure. */
final class Blame {

    /** Classes of SQLSTATE (PostgreSQL, appendix A) that speak of the data: cardinality, data, integrity, limits. */
    private static final Set<String> OF_THE_DATA = Set.of("21", "22", "23", "54");

    private Blame() {}

    /** Everything that is no failure of the database is one of the fold; of those of the database, the named classes. */
    static boolean isOfTheData(RuntimeException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof SQLException sql ? isOfTheData(sql.getSQLState()) : !isOfTheSurroundings(root);
    }

    private static boolean isOfTheData(String state) {
        return state != null && OF_THE_DATA.contains(state.substring(0, 2));
    }

    private static boolean isOfTheSurroundings(Throwable root) {
        return root instanceof DatabaseFailure
                || root instanceof IOException
                || root instanceof InterruptedException
                || root instanceof TimeoutException
                || root.getClass()
                        .getName()
                        .matches(
                                "(io\\.quarkus|io\\.agroal|jakarta\\.transaction|com\\.arjuna|org\\.apache\\.kafka)\\..*");
    }
}
