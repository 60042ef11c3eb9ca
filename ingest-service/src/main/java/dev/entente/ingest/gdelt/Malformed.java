package dev.entente.ingest.gdelt;

import java.io.Serial;

/** A row that cannot be read; the message says which column, and why. */
class Malformed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    Malformed(String detail) {
        super(detail, null, false, false);
    }

    /** It is not even a row of an event export. */
    static final class Formless extends Malformed {

        @Serial
        private static final long serialVersionUID = 1;

        Formless(String detail) {
            super(detail);
        }
    }
}
