package dev.entente.ingest.log;

import java.io.Serial;

/** The log did not acknowledge an event. */
public abstract sealed class NotKept extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private NotKept(String message, Throwable cause) {
        super(message, cause, false, false);
    }

    /** No acknowledgement in time: the event may be in the log or not. */
    public static final class Unavailable extends NotKept {

        @Serial
        private static final long serialVersionUID = 1;

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Too many events wait for the log already: this one was not sent. */
    public static final class Overloaded extends NotKept {

        @Serial
        private static final long serialVersionUID = 1;

        Overloaded(int waiting) {
            super(
                    "%,d events wait for the log already, which is as much as is taken at once.".formatted(waiting),
                    null);
        }
    }

    /** The event is larger than the log's topic takes: it is not in the log. */
    public static final class TooLarge extends NotKept {

        @Serial
        private static final long serialVersionUID = 1;

        TooLarge(Throwable cause) {
            super("The event with its attributes is larger than the event log takes.", cause);
        }
    }
}
