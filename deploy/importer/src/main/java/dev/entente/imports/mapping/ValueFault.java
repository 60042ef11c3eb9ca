package dev.entente.imports.mapping;

/** A cell that the mapping does not know what to make of; the message is for the table's owner. */
public final class ValueFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    public static ValueFault of(String message) {
        return new ValueFault(message);
    }

    ValueFault(String message) {
        super(message, null, false, false);
    }
}
