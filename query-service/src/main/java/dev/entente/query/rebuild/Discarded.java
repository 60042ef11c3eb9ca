package dev.entente.query.rebuild;

/** A rebuild that was ended from outside while it ran. */
final class Discarded extends RuntimeException {

    private static final long serialVersionUID = 1;

    Discarded() {
        super("the rebuild was discarded", null, false, false);
    }
}
