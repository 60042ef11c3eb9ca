package dev.entente.notification.subscription;

/** A receiver of webhooks did not pass its test; the message says why. */
public final class ReceiverFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    ReceiverFailed(String why) {
        super(why);
    }
}
