package dev.entente.ingest.http;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;

import io.vertx.core.http.HttpServerRequest;

import dev.entente.ingest.body.WholeBody;
import dev.entente.ingest.passage.Mode;
import dev.entente.web.Problem;

/** A request that was let in, and what it takes of the service until it is closed: a place, and room for its body. */
final class Visit implements AutoCloseable {

    private final Reception reception;
    private final HttpServerRequest request;
    private final String client;
    private final Mode mode;
    private final Admission.Place place;
    private Optional<WholeBody> body = Optional.empty();

    Visit(Reception reception, HttpServerRequest request, String client, Mode mode, Admission.Place place) {
        this.reception = reception;
        this.request = request;
        this.client = client;
        this.mode = mode;
        this.place = place;
    }

    /**
     * Reads the whole body.
     *
     * @param limit in bytes
     * @param what the body should hold
     * @param reader is given the bytes, and whom to tell how much memory it takes beside them
     * @throws Problem if it cannot be read, 429 if it has more bytes than the client may send, or one that the reader throws
     */
    <T> T read(long limit, String what, BiFunction<byte[], LongConsumer, T> reader) {
        return reception.counting(mode, () -> {
            var read = reception.bodies().whole(request, limit, what);
            body = Optional.of(read);
            reception.pace().passBytes(client, read.bytes().length);
            return reader.apply(read.bytes(), read::grow);
        });
    }

    /**
     * Counts the events that came beside the first.
     *
     * @throws Problem 429 if they are more than the client may send
     */
    void passMore(int events) {
        if (events > 0) {
            reception.counting(mode, () -> {
                reception.pace().pass(client, events);
                return events;
            });
        }
    }

    @Override
    public void close() {
        body.ifPresent(WholeBody::close);
        place.close();
    }
}
