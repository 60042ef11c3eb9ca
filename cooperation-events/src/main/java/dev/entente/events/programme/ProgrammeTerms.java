package dev.entente.events.programme;

import java.util.List;
import java.util.Optional;

import dev.entente.events.Actor;
import dev.entente.events.Terms;

/**
 * What a fact can say of the programme itself.
 *
 * @param stage of the code list {@code programme-stages}
 */
public record ProgrammeTerms(List<Actor> parties, Optional<String> stage) implements Terms<ProgrammeTerms> {

    static final ProgrammeTerms UNKNOWN = new ProgrammeTerms(List.of(), Optional.empty());

    public ProgrammeTerms {
        parties = parties == null ? List.of() : List.copyOf(parties);
    }

    @Override
    public ProgrammeTerms then(ProgrammeTerms later) {
        return new ProgrammeTerms(Actor.refine(parties, later.parties), later.stage.or(() -> stage));
    }
}
