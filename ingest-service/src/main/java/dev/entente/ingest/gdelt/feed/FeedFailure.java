package dev.entente.ingest.gdelt.feed;

import java.io.Serial;

/** The feed could not be followed further for now. */
abstract sealed class FeedFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private FeedFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** It does not answer, or answers nonsense: later it may. */
    static final class Down extends FeedFailure {

        @Serial
        private static final long serialVersionUID = 1;

        Down(String message) {
            super(message, null);
        }

        Down(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A file is not there, or is not what the list says of it. */
    static final class Unusable extends FeedFailure {

        @Serial
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message, null);
        }
    }
}
