package dev.entente.events.fold;

import java.util.Optional;

import dev.entente.events.EventId;
import dev.entente.events.Subject;

/** What the events of an aggregate, taken together, come to. */
public sealed interface Outcome {

    /** There is an item. */
    record Standing(Item item) implements Outcome {}

    /**
     * All its facts were retracted.
     *
     * @param by the latest of the retractions of its facts (time, then source and id)
     */
    record Withdrawn(EventId by, Optional<String> reason) implements Outcome {}

    /** It is the same as another, which shows the facts of both. */
    record MergedInto(Subject kept) implements Outcome {}
}
