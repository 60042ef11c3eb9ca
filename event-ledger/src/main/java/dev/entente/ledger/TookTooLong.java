package dev.entente.ledger;

/** A transaction took longer than it may, and was undone: its records are too much for us, or the database is too slow for now. */
public final class TookTooLong extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * One that is over.
     *
     * @param inVain what failed because of that; null if nothing did yet
     */
    public TookTooLong(Exception inVain) {
        super("the transaction took longer than it may", inVain);
    }
}
