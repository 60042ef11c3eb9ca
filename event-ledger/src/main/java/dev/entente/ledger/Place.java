package dev.entente.ledger;

import dev.entente.events.RecordedEvent;

/** Where a single record stands in the log. */
public record Place(int partition, long offset) {

    public static Place of(RecordedEvent event) {
        var only = event.position().offsets().firstEntry();
        return new Place(only.getKey(), only.getValue());
    }
}
