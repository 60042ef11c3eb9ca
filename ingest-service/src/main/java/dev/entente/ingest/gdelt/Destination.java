package dev.entente.ingest.gdelt;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where the events of rows go. */
@FunctionalInterface
public interface Destination {

    /** What became of an event. */
    sealed interface Taken {

        /** It is right, and kept unless it is a dry run. */
        record Accepted() implements Taken {}

        /** It is not right. */
        record Refused(String detail) implements Taken {}

        /** The log does not keep it now; it may be sent again. */
        record Unavailable(String detail) implements Taken {}
    }

    /** Takes an event, as structured JSON; completes as soon as its fate is known, and never fails. */
    CompletableFuture<Taken> take(ObjectNode event);
}
