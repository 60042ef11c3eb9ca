package dev.entente.events.actor;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.entente.events.Actor;
import dev.entente.events.Kind;
import dev.entente.events.Progress;
import dev.entente.events.TermedState;
import dev.entente.events.Text;
import dev.entente.events.actor.ActorFact.Described;

/** An actor as all descriptions of it, taken together, make it. */
public record ActorProfile(
        @JsonUnwrapped Progress<ActorProfile.Status> progress,
        @JsonUnwrapped ActorTerms terms) implements TermedState<ActorTerms, ActorProfile> {

    /** An actor is known once it was described. */
    public enum Status {
        DESCRIBED;

        @JsonValue
        public String code() {
            return "described";
        }
    }

    public static final Kind<ActorFact, ActorProfile> KIND = Kind.named(
                    "actor",
                    ActorFact.class,
                    ActorTerms.class,
                    new ActorProfile(Progress.at(Status.DESCRIBED), ActorTerms.UNKNOWN),
                    ActorProfile::evolve)
            .founding("described", Described::new)
            .toldAnew()
            .needs("kind")
            .titledBy("name")
            .build();

    @Override
    public List<Actor> actors() {
        return terms.country().map(Actor::country).stream().toList();
    }

    @Override
    public Text ownName() {
        return terms.name();
    }

    ActorProfile evolve(ActorFact fact) {
        return switch (fact) {
            case Described described ->
                new ActorProfile(progress.reached(Status.DESCRIBED, described), terms.then(described.terms()));
        };
    }

    @Override
    public ActorProfile saying(ActorTerms said) {
        return new ActorProfile(progress, said);
    }
}
