package dev.entente.events.agreement;

import dev.entente.events.Common;
import dev.entente.events.Fact;

/** What can be reported of an agreement between countries. Wire names: {@code dev.entente.agreement.<fact>.v1}. */
public sealed interface AgreementFact extends Fact {

    @Override
    AgreementTerms terms();

    record Proposed(Common common, AgreementTerms terms) implements AgreementFact {}

    record NegotiationStarted(Common common, AgreementTerms terms) implements AgreementFact {}

    record Initialled(Common common, AgreementTerms terms) implements AgreementFact {}

    record Signed(Common common, AgreementTerms terms) implements AgreementFact {}

    record Ratified(Common common, AgreementTerms terms) implements AgreementFact {}

    record EnteredIntoForce(Common common, AgreementTerms terms) implements AgreementFact {}

    /** Known to be in force by then; when it was signed is not known. */
    record Reported(Common common, AgreementTerms terms) implements AgreementFact {}

    record Amended(Common common, AgreementTerms terms) implements AgreementFact {}

    record Extended(Common common, AgreementTerms terms) implements AgreementFact {}

    record Suspended(Common common, AgreementTerms terms) implements AgreementFact {}

    record Resumed(Common common, AgreementTerms terms) implements AgreementFact {}

    record Terminated(Common common, AgreementTerms terms) implements AgreementFact {}

    record Expired(Common common, AgreementTerms terms) implements AgreementFact {}
}
