package dev.entente.query.projection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Subject;
import dev.entente.events.fold.Item;
import dev.entente.events.fold.ItemDocument;
import dev.entente.events.fold.Outcome;
import dev.entente.events.fold.Outcome.MergedInto;
import dev.entente.events.fold.Outcome.Standing;
import dev.entente.events.fold.Outcome.Withdrawn;

/**
 * A row of the table of versions, still without its end.
 *
 * @param ownCountries of its own actors; of a merged one, those of the item that is kept
 * @param countries what is shown and filtered on
 */
record VersionRow(Subject subject, Instant from, Outcome outcome, List<String> ownCountries, List<String> countries) {

    Optional<Item> item() {
        return outcome instanceof Standing standing ? Optional.of(standing.item()) : Optional.empty();
    }

    Optional<ObjectNode> document() {
        return item().map(item -> ItemDocument.of(item, countries));
    }

    String outcomeCode() {
        return switch (outcome) {
            case Standing standing -> "standing";
            case Withdrawn withdrawn -> "withdrawn";
            case MergedInto merged -> "merged";
        };
    }

    Optional<String> kept() {
        return outcome instanceof MergedInto merged ? Optional.of(merged.kept().toString()) : Optional.empty();
    }

    Optional<String> reason() {
        return outcome instanceof Withdrawn withdrawn ? withdrawn.reason() : Optional.empty();
    }
}
