package dev.entente.events.hearing;

import java.util.List;

import dev.entente.events.Actor;
import dev.entente.events.Terms;

/** What a fact can say of the hearing itself. */
public record HearingTerms(List<Actor> witnesses) implements Terms<HearingTerms> {

    static final HearingTerms UNKNOWN = new HearingTerms(List.of());

    public HearingTerms {
        witnesses = witnesses == null ? List.of() : List.copyOf(witnesses);
    }

    @Override
    public HearingTerms then(HearingTerms later) {
        return later;
    }
}
