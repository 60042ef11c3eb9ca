package dev.entente.events.hearing;

import dev.entente.events.Common;
import dev.entente.events.Fact;

/** What can be reported of a hearing. */
public sealed interface HearingFact extends Fact {

    @Override
    HearingTerms terms();

    record Called(Common common, HearingTerms terms) implements HearingFact {}

    record Held(Common common, HearingTerms terms) implements HearingFact {}
}
