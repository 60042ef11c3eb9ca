package dev.entente.events.programme;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.entente.events.Actor;
import dev.entente.events.Kind;
import dev.entente.events.Oddity;
import dev.entente.events.Progress;
import dev.entente.events.TermedState;
import dev.entente.events.programme.ProgrammeFact.Announced;
import dev.entente.events.programme.ProgrammeFact.Ended;
import dev.entente.events.programme.ProgrammeFact.Launched;

/** A programme as its facts, taken together, make it. */
public record Programme(
        @JsonUnwrapped Progress<Programme.Status> progress,
        @JsonUnwrapped ProgrammeTerms terms) implements TermedState<ProgrammeTerms, Programme> {

    /** How far the programme has come. */
    public enum Status {
        ANNOUNCED("announced"),
        LAUNCHED("launched"),
        ENDED("ended");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }

    public static final Kind<ProgrammeFact, Programme> KIND = Kind.named(
                    "programme",
                    ProgrammeFact.class,
                    ProgrammeTerms.class,
                    new Programme(Progress.at(Status.ANNOUNCED), ProgrammeTerms.UNKNOWN),
                    Programme::evolve)
            .founding("announced", Announced::new)
            .toldAnew()
            .planned()
            .founding("launched", Launched::new)
            .fact("ended", Ended::new)
            .needs("parties")
            .build();

    @Override
    public List<Actor> actors() {
        return terms.parties();
    }

    Programme evolve(ProgrammeFact fact) {
        var further = switch (fact) {
            case Announced announced -> announced(announced);
            case Launched launched ->
                progress.status() == Status.ENDED
                        ? progress.odd(Oddity.AFTER_END.of("launched"))
                        : progress.reached(Status.LAUNCHED, launched);
            case Ended ended -> progress.reached(Status.ENDED, ended);
        };
        return new Programme(further, terms.then(fact.terms()));
    }

    private Progress<Status> announced(Announced fact) {
        return switch (progress.status()) {
            case ANNOUNCED ->
                isEarlier(fact) ? progress.became(Status.ANNOUNCED, fact) : progress.reached(Status.ANNOUNCED, fact);
            case LAUNCHED -> progress.odd(Oddity.AFTER_LAUNCH.of("announced"));
            case ENDED -> progress.odd(Oddity.AFTER_END.of("announced"));
        };
    }

    /** Plans come in the order in which they were told. */
    private boolean isEarlier(Announced fact) {
        return progress.statusSince()
                .filter(since -> fact.common().occurred().isBefore(since))
                .isPresent();
    }

    @Override
    public Programme saying(ProgrammeTerms said) {
        return new Programme(progress, said);
    }

    /** Who takes part; how far it has come is said by whoever tells of it. */
    @Override
    public ProgrammeTerms identity() {
        return new ProgrammeTerms(terms.parties(), Optional.empty());
    }
}
