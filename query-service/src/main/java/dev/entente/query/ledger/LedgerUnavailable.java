package dev.entente.query.ledger;

import java.sql.SQLException;

import dev.entente.ledger.SqlState;

/** The database of the read models gives no answer: where no more is known, since it does not answer at all. */
public sealed class LedgerUnavailable extends RuntimeException permits TakesTooLong, LedgerFailed {

    private static final long serialVersionUID = 1;

    public LedgerUnavailable(Throwable cause) {
        this("does not answer", cause);
    }

    LedgerUnavailable(String how, Throwable cause) {
        super("the database of the read models " + how + ": " + cause.getMessage(), cause);
    }

    /** What is to be said where a question failed: one of these, or an {@link IllegalStateException} where the question was wrong. */
    public static RuntimeException of(SQLException failure) {
        if (SqlState.isCancelled(failure)) {
            return new TakesTooLong(failure);
        }
        if (SqlState.isOfTheQuestion(failure)) {
            return new IllegalStateException("the database refuses a question: " + failure.getMessage(), failure);
        }
        return SqlState.isOfTheSystem(failure) ? new LedgerFailed(failure) : new LedgerUnavailable(failure);
    }
}
