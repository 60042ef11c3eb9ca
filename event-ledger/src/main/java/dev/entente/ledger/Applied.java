package dev.entente.ledger;

/**
 * What became of a batch that was committed.
 *
 * @param events that were read, copies among them
 * @param parked records that could not be read or applied
 * @param conflicts events that contradict what was known under their source and id
 */
public record Applied(int events, int parked, int conflicts) {

    static final Applied PARKED = new Applied(0, 1, 0);
}
