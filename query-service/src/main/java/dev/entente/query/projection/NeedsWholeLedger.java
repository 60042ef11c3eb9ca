package dev.entente.query.projection;

/**
 * A batch has an effect on aggregates beyond its own, which another replica may be writing: it is to be applied again
 * while nobody else writes.
 */
final class NeedsWholeLedger extends RuntimeException {

    private static final long serialVersionUID = 1;

    NeedsWholeLedger() {
        super("the batch touches aggregates of other partitions", null, false, false);
    }
}
