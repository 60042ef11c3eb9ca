package dev.entente.query.ledger;

/** A question took longer than any may, and was ended. */
public final class TakesTooLong extends LedgerUnavailable {

    private static final long serialVersionUID = 1;

    TakesTooLong(Throwable cause) {
        super(cause);
    }
}
