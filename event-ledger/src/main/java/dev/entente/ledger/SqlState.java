package dev.entente.ledger;

import java.sql.SQLException;
import java.util.Set;

/** What a failure of the database is about, by its SQLSTATE (PostgreSQL, appendix A). Without one, nobody answered. */
public final class SqlState {

    private static final String UNIQUE_KEY_TAKEN = "23505";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String CANCELLED = "57014";
    private static final String CONNECTION = "08";

    private static final Set<String> OF_THE_DATA = Set.of("21", "22", "23", "54");
    private static final Set<String> OF_THE_QUESTION = Set.of("22", "42");
    private static final Set<String> OF_THE_SYSTEM = Set.of("58", "F0", "XX");
    private static final Set<String> AWAY = Set.of(CONNECTION, "53", "57");
    private static final Set<String> GOING_BY = Set.of(CONNECTION, "40", "53", "55", "57");

    private SqlState() {}

    /** Cancelled: by a time-out of ours, or by an operator. */
    public static boolean isCancelled(SQLException failure) {
        return CANCELLED.equals(failure.getSQLState());
    }

    /** Another transaction kept a lock for longer than was waited for. */
    public static boolean isLockNotAvailable(SQLException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.getSQLState());
    }

    /** Another row has the key. */
    static boolean isUniqueKeyTaken(SQLException failure) {
        return UNIQUE_KEY_TAKEN.equals(failure.getSQLState());
    }

    /** Of what was to be written: cardinality, data, integrity, limits. */
    static boolean isOfTheData(SQLException failure) {
        return isAmong(OF_THE_DATA, failure);
    }

    /** Of what was asked: values, and statements that are wrong. */
    public static boolean isOfTheQuestion(SQLException failure) {
        return isAmong(OF_THE_QUESTION, failure);
    }

    /** Of the database itself: it answers, and lacks a file, or finds one that is damaged. */
    public static boolean isOfTheSystem(SQLException failure) {
        return isAmong(OF_THE_SYSTEM, failure);
    }

    /** The database said something, be it a refusal. */
    public static boolean isAnswer(SQLException failure) {
        return failure.getSQLState() != null && !CONNECTION.equals(classOf(failure));
    }

    /** The database does not answer, or a pool got no connection to it; its resources are short; an operator intervened. */
    public static boolean isAway(SQLException failure) {
        return failure.getSQLState() == null || isAmong(AWAY, failure);
    }

    /** It may not come again: the database is away, or another transaction was in the way. */
    public static boolean isGoingBy(SQLException failure) {
        return failure.getSQLState() == null || isAmong(GOING_BY, failure);
    }

    private static boolean isAmong(Set<String> classes, SQLException failure) {
        return failure.getSQLState() != null && classes.contains(classOf(failure));
    }

    private static String classOf(SQLException failure) {
        return failure.getSQLState().substring(0, 2);
    }
}
