package dev.entente.query.item;

import java.util.Optional;

import dev.entente.events.Subject;

/** What an aggregate comes to, as it is stored. */
sealed interface ItemOutcome {

    /** There is an item. */
    record Standing(String document) implements ItemOutcome {}

    /** It is shown under another subject. */
    record Merged(Subject kept) implements ItemOutcome {}

    /** All that was told of it was taken back. */
    record Withdrawn(Optional<String> reason) implements ItemOutcome {}
}
