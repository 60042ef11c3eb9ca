package dev.entente.ledger;

import java.util.List;

import dev.entente.events.RecordedEvent;

/**
 * What a batch brought into the archive.
 *
 * @param fresh events that were not known, in the order in which they were read
 * @param touched the aggregates that change by them, each from when on
 * @param conflicts how many events contradicted what was known under their source and id, and were not taken
 */
public record Archived(List<RecordedEvent> fresh, Touched touched, int conflicts) {}
