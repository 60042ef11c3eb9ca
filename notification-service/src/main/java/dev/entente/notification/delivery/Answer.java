package dev.entente.notification.delivery;

import java.time.Duration;
import java.util.Optional;

/** How an attempt ended. */
public sealed interface Answer {

    /** HTTP or SMTP status, if there was one. */
    Optional<Integer> status();

    /** What the receiver said, or what went wrong; at most 1 KiB is kept. */
    String text();

    record Delivered(Optional<Integer> status, String text) implements Answer {}

    /**
     * It did not arrive, as far as is known.
     *
     * @param retryAfter how long the receiver wants to be left alone
     */
    record Failed(Optional<Integer> status, String text, Optional<Duration> retryAfter) implements Answer {
        public Failed(String text) {
            this(Optional.empty(), text, Optional.empty());
        }
    }

    /** We could not send, of which the receiver is innocent: it is tried until we can. */
    record Unsent(Optional<Integer> status, String text) implements Answer {}

    /** It cannot arrive, however often it is tried. */
    record Refused(Optional<Integer> status, String text) implements Answer {}

    /** The receiver wants nothing any more. */
    record Gone(Optional<Integer> status, String text) implements Answer {}
}
