package dev.entente.query.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Sql;

/**
 * The items among which is searched.
 *
 * @param items what is demanded of them, beside their kind
 * @param kinds of which they are
 * @param asOf as they were known then
 */
record Among(Conditions items, List<String> kinds, Optional<Instant> asOf) {

    /** All of them. Their kinds are demanded also where they are all that there are: an index by the day begins with kinds. */
    Conditions all() {
        return items.plus("kind = any(?::text[])", kinds);
    }

    /**
     * Those that have the words in one way.
     *
     * @param without what they do not have, if anything
     */
    Conditions with(String query, Optional<String> without) {
        var with = all().and("search @@ ?::tsquery", query);
        without.ifPresent(other -> with.and("not search @@ ?::tsquery", other));
        return with;
    }

    /** Whether an index has their words: only of what is known now. */
    boolean haveIndexOfWords() {
        return asOf.isEmpty();
    }

    /** Looks for them by their words, where an index has these. */
    Sql lookedUp(Sql question) {
        return haveIndexOfWords() ? question.lookedUp() : question;
    }
}
