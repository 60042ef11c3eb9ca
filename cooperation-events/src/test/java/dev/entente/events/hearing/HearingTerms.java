package dev.entente.events.hearing;

import java.util.List;

import dev.entente.events.Actor;

/** What a fact can say of the hearing itself. */
public record HearingTerms(List<Actor> witnesses) {

    static final HearingTerms UNKNOWN = new HearingTerms(List.of());

    public HearingTerms {
        witnesses = witnesses == null ? List.of() : List.copyOf(witnesses);
    }
}
