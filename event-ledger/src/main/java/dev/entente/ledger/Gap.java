package dev.entente.ledger;

/** Between what the database has of a partition and what is to be applied next, some of the log is missing. */
final class Gap extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int partition;
    private final long from;
    private final long until;

    /**
     * A gap.
     *
     * @param from the first offset that is missing
     * @param until the offset behind the last one
     */
    Gap(int partition, long from, long until) {
        super(
                "of partition " + partition + " the database has what lies before offset " + from
                        + ", not what lies from there to " + until,
                null,
                false,
                false);
        this.partition = partition;
        this.from = from;
        this.until = until;
    }

    int partition() {
        return partition;
    }

    long from() {
        return from;
    }

    long until() {
        return until;
    }
}
