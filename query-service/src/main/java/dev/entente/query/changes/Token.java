package dev.entente.query.changes;

import dev.entente.events.Position;

/**
 * How a place in the stream is written. Clients take an empty id for none, and then begin anew, so the place before every
 * event has a word of its own.
 */
final class Token {

    private static final String START = "start";

    private Token() {}

    static String of(Position position) {
        return position.offsets().isEmpty() ? START : position.token();
    }

    /**
     * Reads a token, or the position of a receipt.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Position read(String text) {
        try {
            return text.equals(START) ? Position.START : Position.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a position that was given out by this system", e);
        }
    }
}
