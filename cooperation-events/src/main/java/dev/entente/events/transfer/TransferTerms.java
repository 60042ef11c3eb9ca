package dev.entente.events.transfer;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import dev.entente.events.Actor;
import dev.entente.events.Terms;

/** What every fact can say of the transfer itself. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TransferTerms(
        Optional<Actor> supplier,
        Optional<Actor> recipient,
        Optional<TransferItem> item,
        Optional<String> milestone,
        Optional<Integer> delivered)
        implements Terms<TransferTerms> {

    static final TransferTerms UNKNOWN =
            new TransferTerms(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** These terms with what a later fact says; milestones and deliveries are counted elsewhere. */
    @Override
    public TransferTerms then(TransferTerms later) {
        return new TransferTerms(
                Actor.refine(supplier, later.supplier),
                Actor.refine(recipient, later.recipient),
                later.item.or(() -> item),
                Optional.empty(),
                Optional.empty());
    }

    /** The same without a step that was reached. */
    TransferTerms withoutMilestone() {
        return new TransferTerms(supplier, recipient, item, Optional.empty(), delivered);
    }

    TransferTerms delivering(int pieces) {
        return new TransferTerms(supplier, recipient, item, milestone, Optional.of(pieces));
    }
}
