package dev.entente.ledger;

/** The log does not answer, or not in time. */
public final class LogUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
