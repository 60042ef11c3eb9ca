package dev.entente.query.projection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.entente.events.Subject;
import dev.entente.events.fold.Item;
import dev.entente.events.fold.Outcome;
import dev.entente.events.fold.Outcome.MergedInto;
import dev.entente.events.fold.Outcome.Standing;
import dev.entente.events.fold.Outcome.Withdrawn;

/**
 * A row of the table of versions, still without its end.
 *
 * @param outcome nothing where the aggregate ceased to be: then the row only ends the one before
 *
 * @param ownCountries of its own actors; of a merged one, those of the item that is kept
 * @param countries what is shown and filtered on
 */
record VersionRow(
        Subject subject, Instant from, Optional<Outcome> outcome, List<String> ownCountries, List<String> countries) {

    Optional<Item> item() {
        return outcome.map(told -> told instanceof Standing standing ? standing.item() : null);
    }

    String outcomeCode() {
        return switch (outcome.orElseThrow()) {
            case Standing standing -> "standing";
            case Withdrawn withdrawn -> "withdrawn";
            case MergedInto merged -> "merged";
        };
    }

    Optional<String> kept() {
        return outcome.map(
                told -> told instanceof MergedInto merged ? merged.kept().toString() : null);
    }

    Optional<String> reason() {
        return outcome.flatMap(told -> told instanceof Withdrawn withdrawn ? withdrawn.reason() : Optional.empty());
    }
}
