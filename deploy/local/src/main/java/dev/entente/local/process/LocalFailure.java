package dev.entente.local.process;

/** Something on this machine stands in the way; the message tells a person what, where, and what to do next. */
public final class LocalFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LocalFailure(String message) {
        super(message);
    }

    public LocalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
