package dev.entente.ingest.gdelt;

import java.io.IOException;
import java.io.Serial;

/** What was given is no event export, or not in the form that was said; the message says what it is instead. */
final class NoExport extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    NoExport(String message) {
        super(message);
    }
}
