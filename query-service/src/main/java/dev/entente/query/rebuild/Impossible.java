package dev.entente.query.rebuild;

/** Read models that cannot be made from this log; says why, and what to do. */
public final class Impossible extends RuntimeException {

    private static final long serialVersionUID = 1;

    Impossible(String message) {
        super(message, null, false, false);
    }
}
