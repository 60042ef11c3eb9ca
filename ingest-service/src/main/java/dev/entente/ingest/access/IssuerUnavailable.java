package dev.entente.ingest.access;

import java.io.Serial;

/** A token that cannot be checked, since its issuer does not answer. */
public final class IssuerUnavailable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    IssuerUnavailable(Throwable cause) {
        super("The token could not be checked: its issuer does not answer.", cause);
    }
}
