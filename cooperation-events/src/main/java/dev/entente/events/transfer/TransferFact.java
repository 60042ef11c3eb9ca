package dev.entente.events.transfer;

import java.util.Optional;

import dev.entente.events.Common;
import dev.entente.events.Counted;
import dev.entente.events.Fact;

/** What can be reported of a transfer. Wire names: {@code dev.entente.transfer.<fact>.v1}. */
public sealed interface TransferFact extends Fact {

    @Override
    TransferTerms terms();

    record Ordered(Common common, TransferTerms terms) implements TransferFact {}

    /** Laid down, launched, handed over: a step on the way to delivery. */
    record MilestoneReached(Common common, TransferTerms terms) implements TransferFact, Counted {

        @Override
        public String what() {
            return terms.milestone().orElse("");
        }

        @Override
        public Optional<Integer> pieces() {
            return terms.milestone().map(reached -> 1);
        }

        @Override
        public Optional<String> property() {
            return Optional.empty();
        }

        @Override
        public MilestoneReached adding(int pieces) {
            return pieces > 0 ? this : new MilestoneReached(common, terms.withoutMilestone());
        }
    }

    /** A part was delivered, or, without a quantity, the whole. */
    record Delivered(Common common, TransferTerms terms) implements TransferFact, Counted {

        @Override
        public String what() {
            return "";
        }

        @Override
        public Optional<Integer> pieces() {
            return terms.delivered();
        }

        @Override
        public Optional<String> property() {
            return Optional.of("delivered");
        }

        @Override
        public Delivered adding(int pieces) {
            return new Delivered(common, terms.delivering(pieces));
        }

        /** Whether others tell of all of it. */
        boolean isRetold() {
            return terms.delivered().equals(Optional.of(0));
        }
    }

    record Cancelled(Common common, TransferTerms terms) implements TransferFact {}
}
