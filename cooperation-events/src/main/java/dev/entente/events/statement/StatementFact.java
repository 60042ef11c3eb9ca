package dev.entente.events.statement;

import dev.entente.events.Common;
import dev.entente.events.Fact;

/** What can be reported of a statement. Wire names: {@code dev.entente.statement.<fact>.v1}. */
public sealed interface StatementFact extends Fact {

    @Override
    StatementTerms terms();

    record Made(Common common, StatementTerms terms) implements StatementFact {}
}
