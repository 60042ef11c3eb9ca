package dev.entente.query.filter;

import java.util.List;
import java.util.Optional;

import dev.entente.query.ledger.Sql;

/** What names rows in the order in which pages show them: more than there is, but all that is there. */
interface Entries {

    /**
     * The next entries: a table with {@code listed_on} and the keys of rows, such as {@code listed_subject}.
     *
     * @param after day and keys of the row after which to begin
     */
    Sql next(Optional<List<Object>> after, int atOnce);

    /** How many are to be read for so many rows. */
    default int reserve(int wanted) {
        return wanted + wanted / 2 + 8; // since some name what is there no more, or not on that day
    }

    /** Whether there may be more, after so many of those that were to be read. */
    default boolean goesOn(int listed, int atOnce) {
        return listed == atOnce;
    }
}
