package dev.entente.ingest.access;

import java.io.Serial;

/** A token that was right, and is too old. */
public final class TokenExpired extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    TokenExpired(Throwable cause) {
        super("The token has expired.", cause);
    }
}
