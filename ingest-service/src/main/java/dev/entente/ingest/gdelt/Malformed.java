package dev.entente.ingest.gdelt;

import java.io.Serial;

/** A row that cannot be read; the message says which column, and why. */
final class Malformed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    Malformed(String detail) {
        super(detail, null, false, false);
    }
}
