package dev.entente.query.ledger;

import java.io.Serial;

/** The database of the read models answers, and fails over what it is asked: a file of it is missing or damaged. */
public final class LedgerFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    LedgerFailed(Throwable cause) {
        super("the database of the read models fails: " + cause.getMessage(), cause);
    }
}
