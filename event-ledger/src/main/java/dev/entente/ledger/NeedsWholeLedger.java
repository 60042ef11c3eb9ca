package dev.entente.ledger;

/**
 * A batch has an effect on aggregates beyond its own, which another replica may be writing: it is to be applied again
 * while nobody else writes.
 */
public final class NeedsWholeLedger extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NeedsWholeLedger() {
        super("the batch touches aggregates beyond its own", null, false, false);
    }
}
