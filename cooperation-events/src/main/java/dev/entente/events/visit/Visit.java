package dev.entente.events.visit;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.entente.events.Actor;
import dev.entente.events.Founding;
import dev.entente.events.Kind;
import dev.entente.events.Plan;
import dev.entente.events.Progress;
import dev.entente.events.TermedState;
import dev.entente.events.schema.Rule;
import dev.entente.events.visit.VisitFact.Announced;
import dev.entente.events.visit.VisitFact.Cancelled;
import dev.entente.events.visit.VisitFact.Held;
import dev.entente.events.visit.VisitFact.Postponed;

/** A visit as its facts, taken together, make it. */
public record Visit(
        @JsonUnwrapped Progress<Plan> progress,
        @JsonUnwrapped VisitTerms terms) implements TermedState<VisitTerms, Visit> {

    public static final Kind<VisitFact, Visit> KIND = Kind.named(
                    "visit",
                    VisitFact.class,
                    VisitTerms.class,
                    new Visit(Progress.at(Plan.ANNOUNCED), VisitTerms.UNKNOWN),
                    Visit::evolve)
            .founding("announced", Announced::new)
            .toldAnew()
            .planned()
            .fact("postponed", Postponed::new)
            .toldAnew()
            .planned()
            .fact("cancelled", Cancelled::new)
            .planned()
            .contact("held", Held::new)
            .needs("host", "visitors")
            .rule(Rule.anotherCountry("visitors", "host"))
            .datedBy(Founding.earliestOf(List.of("held"), Founding.latestOf(List.of("announced", "postponed"))))
            .build();

    @Override
    public List<Actor> actors() {
        return Stream.concat(terms.host().stream(), terms.visitors().stream()).toList();
    }

    Visit evolve(VisitFact fact) {
        var further = switch (fact) {
            case Announced announced -> Plan.announced(progress, announced);
            case Postponed postponed -> Plan.postponed(progress, postponed);
            case Cancelled cancelled -> Plan.cancelled(progress, cancelled);
            case Held held -> Plan.held(progress, held);
        };
        return new Visit(further, terms.then(fact.terms()));
    }

    @Override
    public Visit saying(VisitTerms said) {
        return new Visit(progress, said);
    }
}
