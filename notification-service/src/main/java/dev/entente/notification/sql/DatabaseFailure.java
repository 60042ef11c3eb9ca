package dev.entente.notification.sql;

/** The database did not do what it was asked; the transaction is lost, and may be tried again. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    DatabaseFailure(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
