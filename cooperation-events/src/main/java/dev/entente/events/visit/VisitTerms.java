package dev.entente.events.visit;

import java.util.List;
import java.util.Optional;

import dev.entente.events.Actor;
import dev.entente.events.Subject;
import dev.entente.events.Terms;

/**
 * What a fact can say of the visit itself.
 *
 * @param returns the earlier visit that this one returns
 * @param level of the code list {@code visit-levels}
 */
public record VisitTerms(Optional<Actor> host, List<Actor> visitors, Optional<Subject> returns, Optional<String> level)
        implements Terms<VisitTerms> {

    static final VisitTerms UNKNOWN = new VisitTerms(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public VisitTerms {
        visitors = visitors == null ? List.of() : List.copyOf(visitors);
    }

    @Override
    public VisitTerms then(VisitTerms later) {
        return new VisitTerms(
                Actor.refine(host, later.host),
                Actor.refine(visitors, later.visitors),
                later.returns.or(() -> returns),
                later.level.or(() -> level));
    }
}
