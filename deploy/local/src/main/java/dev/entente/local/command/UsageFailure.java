package dev.entente.local.command;

/** A command was called in a way that it does not understand; the message says which word is wrong. */
public final class UsageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageFailure(String message) {
        super(message);
    }
}
