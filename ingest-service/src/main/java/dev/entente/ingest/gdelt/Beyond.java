package dev.entente.ingest.gdelt;

import java.io.IOException;
import java.io.Serial;

/** A file holds more than is read; what came before that has been taken. */
final class Beyond extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    Beyond(String message) {
        super(message);
    }
}
