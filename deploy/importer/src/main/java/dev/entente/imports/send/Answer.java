package dev.entente.imports.send;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of one request.
 *
 * @param results of the first so many of the events sent, in their order
 * @param pause how long the service asks to wait before it is asked again
 * @param trouble why there is no result of the others
 */
record Answer(List<Result> results, Optional<Duration> pause, Optional<String> trouble) {

    /** What became of one event. */
    sealed interface Result {

        record Accepted() implements Result {}

        record Rejected(String reason) implements Result {}

        /** Nothing yet: it is to be sent again. */
        record NotNow(String reason) implements Result {}
    }

    Answer {
        results = List.copyOf(results);
    }
}
