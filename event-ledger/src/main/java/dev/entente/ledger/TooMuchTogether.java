package dev.entente.ledger;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * What is known of the aggregates that a batch touches does not fit into memory. The batch is to be halved; an event whose own
 * aggregate is too heavy is parked, and what was known of it before stands.
 */
public final class TooMuchTogether extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** How many bytes the data of events may have that are read for one batch, and so those of one aggregate (8 MiB). */
    static final long MOST_BYTES = 8L << 20;

    private static final int NAMED = 3;

    TooMuchTogether(Collection<String> subjects) {
        super("the events of " + named(subjects) + " weigh more than " + (MOST_BYTES >> 20) + " MiB");
    }

    private static String named(Collection<String> subjects) {
        return subjects.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (subjects.size() > NAMED ? " and " + (subjects.size() - NAMED) + " others" : "");
    }
}
