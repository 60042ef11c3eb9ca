package dev.entente.notification.subscription;

/** What was to go on has ended, and does not begin again. */
public final class HasEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HasEnded() {
        super("the subscription has ended", null, false, false);
    }
}
