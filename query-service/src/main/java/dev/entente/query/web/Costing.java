package dev.entente.query.web;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;

import dev.entente.query.ledger.Cost;

/** What answering a request may take of the database. */
final class Costing {

    /** What lists are lined up by, or indexed by; whatever else they are asked for, they may have to look for at length. */
    private static final Set<String> QUICK =
            Set.of("country", "countries", "from", "until", "sector", "status", "sort", "limit", "cursor", "lang");

    private Costing() {}

    /**
     * As the resource says, or else by the filters.
     *
     * @param method that answers
     * @param parameters names of those that were sent
     */
    static Cost of(Method method, Set<String> parameters) {
        return Optional.ofNullable(method.getAnnotation(Costs.class))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(Costs.class)))
                .map(Costs::value)
                .orElseGet(() -> QUICK.containsAll(parameters) ? Cost.LITTLE : Cost.DEAR);
    }
}
