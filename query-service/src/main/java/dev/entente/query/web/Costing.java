package dev.entente.query.web;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;

import dev.entente.query.ledger.Cost;

/** What answering a request may take of the database. */
final class Costing {

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
                .orElseGet(() -> parameters.stream().allMatch(Costing::isCheap) ? Cost.LITTLE : Cost.DEAR);
    }

    private static boolean isCheap(String parameter) {
        return QueryParameter.named(parameter)
                .filter(known -> known.cost() == Cost.LITTLE)
                .isPresent();
    }
}
