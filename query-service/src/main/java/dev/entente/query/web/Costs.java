package dev.entente.query.web;

import java.util.Set;
import java.util.regex.Pattern;

import dev.entente.query.ledger.Cost;

/** What answering at an address may take of the database. */
final class Costs {

    private static final Pattern LOOKS_AT_MUCH =
            Pattern.compile("/search|/statistics/.*|/relations(/[^/]+)?|/countries(/[^/]+)?|/positions|/issues");

    /** Items, their histories and events are named, and looked up. */
    private static final Pattern NAMES_WHAT_IT_WANTS = Pattern.compile("/[^/]+/[^/]+(/history)?|/events");

    /** What lists are lined up by, or indexed by; whatever else they are asked for, they may have to look for at length. */
    private static final Set<String> QUICK =
            Set.of("country", "countries", "from", "until", "sector", "status", "sort", "limit", "cursor", "lang");

    private Costs() {}

    static Cost of(String path, Set<String> parameters) {
        if (LOOKS_AT_MUCH.matcher(path).matches()) {
            return Cost.DEAR;
        }
        return NAMES_WHAT_IT_WANTS.matcher(path).matches() || QUICK.containsAll(parameters) ? Cost.LITTLE : Cost.DEAR;
    }
}
