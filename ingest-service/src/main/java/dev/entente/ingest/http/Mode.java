package dev.entente.ingest.http;

import java.util.Locale;

/** How events come in, as it is counted in metrics. */
enum Mode {
    STRUCTURED,
    BINARY,
    BATCH,
    LINES,
    IMPORT,

    /** What was refused before it was clear how it comes in. */
    UNKNOWN;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
