package dev.entente.ingest.gdelt;

import java.util.Arrays;
import java.util.Optional;

/** The forms of an event export, told apart by the number of columns of each row. */
enum Form {
    /** GDELT 2.0. */
    V2(61, 2),
    /** GDELT 1.0. */
    V1(58, 1),
    /** GDELT 1.0 for events before April 2013: without SOURCEURL. */
    V1_WITHOUT_ADDRESS(57, 1);

    private final int columns;
    private final int version;

    Form(int columns, int version) {
        this.columns = columns;
        this.version = version;
    }

    static Optional<Form> of(int columns) {
        return Arrays.stream(values()).filter(form -> form.columns == columns).findFirst();
    }

    /** 1 or 2: each version numbers its rows for itself. */
    int version() {
        return version;
    }
}
