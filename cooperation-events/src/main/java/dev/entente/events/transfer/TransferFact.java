package dev.entente.events.transfer;

import dev.entente.events.Common;
import dev.entente.events.Fact;

/** What can be reported of a transfer. Wire names: {@code dev.entente.transfer.<fact>.v1}. */
public sealed interface TransferFact extends Fact {

    @Override
    TransferTerms terms();

    record Ordered(Common common, TransferTerms terms) implements TransferFact {}

    /** Laid down, launched, handed over: a step on the way to delivery. */
    record MilestoneReached(Common common, TransferTerms terms) implements TransferFact {}

    /** A part was delivered, or, without a quantity, the whole. */
    record Delivered(Common common, TransferTerms terms) implements TransferFact {}

    record Cancelled(Common common, TransferTerms terms) implements TransferFact {}
}
