package dev.entente.events.meeting;

import dev.entente.events.Common;
import dev.entente.events.Fact;

/** What can be reported of a meeting. Wire names: {@code dev.entente.meeting.<fact>.v1}. */
public sealed interface MeetingFact extends Fact {

    @Override
    MeetingTerms terms();

    /** Planned for {@code occurred}. */
    record Announced(Common common, MeetingTerms terms) implements MeetingFact {}

    record Held(Common common, MeetingTerms terms) implements MeetingFact {}
}
