package dev.entente.ingest.gdelt;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a row comes to. */
sealed interface Verdict {

    record Skipped(Reason reason) implements Verdict {}

    /** An event as structured JSON, not yet validated. */
    record Cooperation(ObjectNode event) implements Verdict {}
}
