package dev.entente.query.changes;

import dev.entente.events.Position;

/**
 * A place in the stream: how far the log has been told, and how many of the events that were parked when the log was told
 * there, and took their place later.
 *
 * @param position of the log
 * @param replays number of the last replay
 */
record Mark(Position position, long replays) {

    static final Mark START = new Mark(Position.START, 0);

    /** Clients take an empty id for none, and then begin anew, so the place before every event has a word of its own. */
    private static final String BEGINNING = "start";

    private static final char REPLAYS = '~';

    static Mark of(Position position) {
        return new Mark(position, 0);
    }

    /** Whether everything up to {@code other} is included here. */
    boolean covers(Mark other) {
        return replays >= other.replays && position.covers(other.position);
    }

    /**
     * Whether the log was told behind the place of the change. If the change is one that was parked, it need not have been
     * told then.
     */
    boolean isBehind(Change change) {
        return position.offsets().getOrDefault(change.partition(), -1L) >= change.offset();
    }

    /** Whether the change was told. */
    boolean includes(Change change) {
        return isBehind(change) && replays >= change.replay();
    }

    /** The later of the two. */
    Mark and(Mark other) {
        return new Mark(position.and(other.position), Math.max(replays, other.replays));
    }

    /** How it is written. */
    String token() {
        var token = position.offsets().isEmpty() ? BEGINNING : position.token();
        return replays == 0 ? token : token + REPLAYS + replays;
    }

    /**
     * Reads a token, or the position of a receipt.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Mark read(String token) {
        var end = token.indexOf(REPLAYS);
        try {
            return end < 0
                    ? of(position(token))
                    : new Mark(position(token.substring(0, end)), number(token.substring(end + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a position that was given out by this system", e);
        }
    }

    private static Position position(String token) {
        return token.equals(BEGINNING) ? Position.START : Position.parse(token);
    }

    private static long number(String digits) {
        if (!digits.matches("[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("not a number: " + digits);
        }
        return Long.parseLong(digits);
    }
}
