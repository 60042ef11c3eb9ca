package dev.entente.notification.subscription;

/** What was to be changed is forgotten, or gone: meanwhile, if it was found before. */
public final class IsForgotten extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IsForgotten() {
        super("the subscription is forgotten", null, false, false);
    }
}
