package dev.entente.events.programme;

import dev.entente.events.Common;
import dev.entente.events.Fact;

/** What can be reported of a programme. Wire names: {@code dev.entente.programme.<fact>.v1}. */
public sealed interface ProgrammeFact extends Fact {

    @Override
    ProgrammeTerms terms();

    record Announced(Common common, ProgrammeTerms terms) implements ProgrammeFact {}

    record Launched(Common common, ProgrammeTerms terms) implements ProgrammeFact {}

    record Ended(Common common, ProgrammeTerms terms) implements ProgrammeFact {}
}
