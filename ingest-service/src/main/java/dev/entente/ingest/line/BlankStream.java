package dev.entente.ingest.line;

import java.io.IOException;
import java.io.Serial;

/** There is no end of blank lines: whoever sends them would hold a place for nothing. */
public final class BlankStream extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    BlankStream(long longest) {
        super("blank lines of more than %,d bytes follow each other".formatted(longest));
    }
}
