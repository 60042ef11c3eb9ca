package dev.entente.notification.subscription;

/** As many receivers are tried just now as can be. */
public final class TooManyTrials extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyTrials() {
        super("too many receivers are tried just now");
    }
}
