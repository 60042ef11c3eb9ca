package dev.entente.events.exercise;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.entente.events.Actor;
import dev.entente.events.Founding;
import dev.entente.events.Kind;
import dev.entente.events.Plan;
import dev.entente.events.Progress;
import dev.entente.events.TermedState;
import dev.entente.events.exercise.ExerciseFact.Announced;
import dev.entente.events.exercise.ExerciseFact.Cancelled;
import dev.entente.events.exercise.ExerciseFact.Held;

/** An exercise as its facts, taken together, make it. */
public record Exercise(
        @JsonUnwrapped Progress<Plan> progress,
        @JsonUnwrapped ExerciseTerms terms) implements TermedState<ExerciseTerms, Exercise> {

    public static final Kind<ExerciseFact, Exercise> KIND = Kind.named(
                    "exercise",
                    ExerciseFact.class,
                    ExerciseTerms.class,
                    new Exercise(Progress.at(Plan.ANNOUNCED), ExerciseTerms.UNKNOWN),
                    Exercise::evolve)
            .founding("announced", Announced::new)
            .toldAnew()
            .planned()
            .fact("cancelled", Cancelled::new)
            .planned()
            .contact("held", Held::new)
            .needs("participants")
            .datedBy(Founding.earliestOf(List.of("held"), Founding.latestOf(List.of("announced"))))
            .build();

    @Override
    public List<Actor> actors() {
        return terms.participants();
    }

    Exercise evolve(ExerciseFact fact) {
        var further = switch (fact) {
            case Announced announced -> Plan.announced(progress, announced);
            case Cancelled cancelled -> Plan.cancelled(progress, cancelled);
            case Held held -> Plan.held(progress, held);
        };
        return new Exercise(further, terms.then(fact.terms()));
    }

    @Override
    public Exercise saying(ExerciseTerms said) {
        return new Exercise(progress, said);
    }
}
