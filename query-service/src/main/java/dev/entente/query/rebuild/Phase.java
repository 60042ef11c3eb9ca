package dev.entente.query.rebuild;

import java.util.Locale;

/** How far a making is; {@code edition.phase} says it, so that one that ended is taken up there. */
enum Phase {

    /** Events are archived. */
    ARCHIVING,

    /** Aggregates are told from their beginning. */
    FOLDING,

    /** Indexes are made. */
    INDEXING,

    /** It is fit to serve, or serves. */
    WHOLE,

    /** It is fit to serve, and what is other than in what serves is known. */
    COMPARED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Phase of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
