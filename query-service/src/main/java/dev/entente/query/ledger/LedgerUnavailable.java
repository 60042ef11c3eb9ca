package dev.entente.query.ledger;

/** The database of the read models does not answer. */
public sealed class LedgerUnavailable extends RuntimeException permits TakesTooLong {

    private static final long serialVersionUID = 1;

    public LedgerUnavailable(Throwable cause) {
        super("the database of the read models does not answer: " + cause.getMessage(), cause);
    }
}
