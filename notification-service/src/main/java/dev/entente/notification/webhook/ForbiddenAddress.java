package dev.entente.notification.webhook;

/** A receiver that may not be called, or cannot be found; the message says why. */
final class ForbiddenAddress extends Exception {

    private static final long serialVersionUID = 1;

    ForbiddenAddress(String why) {
        super(why);
    }
}
