package dev.entente.query.item;

import java.util.Optional;

import dev.entente.events.Subject;

/** What an aggregate comes to, as it is stored. */
sealed interface ItemOutcome {

    /** There is an item. */
    final class Standing implements ItemOutcome {

        private final byte[] document;

        Standing(byte[] document) {
            this.document = document;
        }

        /** JSON in UTF-8. */
        byte[] document() {
            return document;
        }
    }

    /** It is shown under another subject. */
    record Merged(Subject kept) implements ItemOutcome {}

    /** All that was told of it was taken back. */
    record Withdrawn(Optional<String> reason) implements ItemOutcome {}
}
