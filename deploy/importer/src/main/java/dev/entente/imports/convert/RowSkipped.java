package dev.entente.imports.convert;

/** A row that makes no event, for a reason that the report counts. */
final class RowSkipped extends RuntimeException {

    private static final long serialVersionUID = 1;

    RowSkipped(String reason) {
        super(reason, null, false, false);
    }
}
