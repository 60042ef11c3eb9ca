package dev.entente.ingest.passage;

import java.util.Locale;

/** How events come in, as it is counted in metrics. */
public enum Mode {
    STRUCTURED,
    BINARY,
    BATCH,
    LINES,
    IMPORT,
    FEED,

    /** What was refused before it was clear how it comes in. */
    UNKNOWN;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
