package dev.entente.events.edtf;

/** A text that is no date of the Extended Date/Time Format; the message is for its author. */
public final class EdtfException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    EdtfException(String message) {
        super(message);
    }
}
