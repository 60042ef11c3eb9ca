package dev.entente.ingest.gdelt;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.ingest.passage.Outcome;

/** Where the events of rows go. */
@FunctionalInterface
public interface Destination {

    /**
     * Takes an event, as structured JSON; completes as soon as its fate is known, and never fails.
     *
     * @throws InterruptedException if it waited for room, and was interrupted before the event was kept
     */
    CompletableFuture<Outcome> take(ObjectNode event) throws InterruptedException;
}
