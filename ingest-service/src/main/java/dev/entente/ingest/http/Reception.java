package dev.entente.ingest.http;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.http.HttpServerRequest;

import dev.entente.events.schema.InvalidEvent;
import dev.entente.ingest.access.Denied;
import dev.entente.ingest.body.Bodies;
import dev.entente.ingest.body.OpenBody;
import dev.entente.ingest.pace.Pace;
import dev.entente.ingest.passage.Mode;
import dev.entente.ingest.passage.Problems;
import dev.entente.ingest.passage.Tally;
import dev.entente.web.Problem;

/**
 * Where requests are let in, if there is room and their client is not too fast. What is refused here never becomes an event
 * that could be counted, and is counted here.
 */
@ApplicationScoped
class Reception {

    /** A stream that was let in. */
    record Stream(OpenBody body, Admission.Place place) implements AutoCloseable {

        @Override
        public void close() {
            body.close();
            place.close();
        }
    }

    private final Admission admission;
    private final Pace pace;
    private final Bodies bodies;
    private final Problems problems;
    private final Tally tally;

    Reception(Admission admission, Pace pace, Bodies bodies, Problems problems, Tally tally) {
        this.admission = admission;
        this.pace = pace;
        this.bodies = bodies;
        this.problems = problems;
        this.tally = tally;
    }

    /**
     * Lets a request in that is handled as a whole, and counts its first event.
     *
     * @throws Problem 503 if there is no room, 429 if the client sends faster than it may
     */
    Visit enter(HttpServerRequest request, String client, Mode mode) {
        return counting(mode, () -> {
            pace.pass(client, 1);
            return new Visit(this, request, client, mode, admission.request());
        });
    }

    /**
     * Lets a stream in.
     *
     * @throws Problem 503 if there is no room, 429 if the client has its share, 415 if it is packed in a way that is not
     *     known
     */
    Stream stream(HttpServerRequest request, String client, Mode mode) {
        return counting(mode, () -> {
            var place = admission.stream(client);
            try {
                return new Stream(bodies.open(request), place);
            } catch (Problem e) {
                place.close();
                throw e;
            }
        });
    }

    Bodies bodies() {
        return bodies;
    }

    Pace pace() {
        return pace;
    }

    /** Counts what is refused on the way. */
    <T> T counting(Mode mode, Supplier<T> way) {
        try {
            return way.get();
        } catch (Problem | InvalidEvent | Denied e) {
            throw counted(mode, problems.of(e));
        }
    }

    Problem counted(Mode mode, Problem refusal) {
        tally.rejected(mode, refusal.slug());
        return refusal;
    }
}
