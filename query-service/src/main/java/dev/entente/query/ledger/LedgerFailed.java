package dev.entente.query.ledger;

/** The database of the read models answers, and fails over what it is asked: a file of it is missing or damaged. */
public final class LedgerFailed extends LedgerUnavailable {

    private static final long serialVersionUID = 1;

    LedgerFailed(Throwable cause) {
        super("fails", cause);
    }
}
