package dev.entente.events.visit;

import dev.entente.events.Common;
import dev.entente.events.Fact;

/** What can be reported of a visit. Wire names: {@code dev.entente.visit.<fact>.v1}. */
public sealed interface VisitFact extends Fact {

    @Override
    VisitTerms terms();

    /** Planned for {@code occurred}. */
    record Announced(Common common, VisitTerms terms) implements VisitFact {}

    /** Planned for {@code occurred} instead. */
    record Postponed(Common common, VisitTerms terms) implements VisitFact {}

    record Cancelled(Common common, VisitTerms terms) implements VisitFact {}

    record Held(Common common, VisitTerms terms) implements VisitFact {}
}
