package dev.entente.query.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.vertx.core.http.HttpServerResponse;

import dev.entente.events.json.Json;
import dev.entente.query.ledger.Cost;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.ledger.Snapshot;

/**
 * Answers a read: waits for the position that the caller asks for, answers 304 before anything is read where the caller
 * has the answer already, and says which position the answer reflects.
 */
@RequestScoped
public class Answers {

    public static final String POSITION = "Entente-Position";
    public static final String MIN_POSITION = "Entente-Min-Position";
    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final String KNOWN_SINCE = "Entente-Known-Since";

    /** Writes an answer of any length. */
    @FunctionalInterface
    public interface Writing {
        void write(Snapshot snapshot, OutputStream out) throws SQLException, IOException;
    }

    private final Asked asked;
    private final Reading reading;
    private final Ledger ledger;
    private final Streams streams;
    private final HttpServerResponse wire;

    Answers(Asked asked, Reading reading, Ledger ledger, Streams streams, HttpServerResponse wire) {
        this.asked = asked;
        this.reading = reading;
        this.ledger = ledger;
        this.streams = streams;
        this.wire = wire;
    }

    /** Answers with what the question gives, as JSON. */
    public Response json(Ledger.Question<?> question) {
        return respond(snapshot -> Response.ok(bytes(question.ask(snapshot)), MediaType.APPLICATION_JSON));
    }

    /** The same for what may change while the position stays: the tag follows what is answered. */
    public Response jsonByContent(Ledger.Question<?> question) {
        asked.demandAcceptable(MediaType.APPLICATION_JSON);
        return reading.read(snapshot -> {
            var body = bytes(question.ask(snapshot));
            return reading.stamp(snapshot, body).unlessHeld(Response.ok(body, MediaType.APPLICATION_JSON));
        });
    }

    /** Answers with a page, and a link to the next one. */
    public Response page(Ledger.Question<? extends Page<?>> question) {
        return page(question, Page::next, Answers::bytes);
    }

    /** The same of entries that are JSON in UTF-8 already. */
    public Response documents(Ledger.Question<Page<byte[]>> question) {
        return page(question, Page::next, Page::ofDocuments);
    }

    /**
     * The same of what is a page and more.
     *
     * @param next what gives the cursor of the following page, where there is more
     */
    public <T> Response page(Ledger.Question<T> question, Function<? super T, Optional<String>> next) {
        return page(question, next, Answers::bytes);
    }

    private <T> Response page(
            Ledger.Question<T> question,
            Function<? super T, Optional<String>> next,
            Function<? super T, byte[]> written) {
        return respond(snapshot -> {
            var page = question.ask(snapshot);
            return linked(Response.ok(written.apply(page), MediaType.APPLICATION_JSON_TYPE), next.apply(page));
        });
    }

    /**
     * An answer in another form than JSON.
     *
     * @param next cursor of the following page, where there is more
     */
    public record Document(String body, Optional<String> next) {}

    /** Answers with a page in another form than JSON, and a link to the next one. */
    public Response page(String mediaType, Ledger.Question<Document> question) {
        return respond(mediaType, snapshot -> {
            var page = question.ask(snapshot);
            return linked(Response.ok(page.body(), mediaType + ";charset=UTF-8"), page.next());
        });
    }

    /** Answers with a table that is there as a whole. */
    public Response table(Ledger.Question<String> question) {
        return page(MediaTypes.CSV, snapshot -> new Document(question.ask(snapshot), Optional.empty()));
    }

    private Response.ResponseBuilder linked(Response.ResponseBuilder response, Optional<String> next) {
        next.ifPresent(cursor -> response.header(HttpHeaders.LINK, "<" + asked.following(cursor) + ">; rel=\"next\""));
        return response;
    }

    /** Answers with the response that the question gives. */
    public Response respond(Ledger.Question<Response.ResponseBuilder> question) {
        return respond(MediaType.APPLICATION_JSON, question);
    }

    private Response respond(String mediaType, Ledger.Question<Response.ResponseBuilder> question) {
        asked.demandAcceptable(mediaType);
        return reading.unchanged(mediaType).orElseGet(() -> answer(mediaType, question));
    }

    private Response answer(String mediaType, Ledger.Question<Response.ResponseBuilder> question) {
        return reading.read(snapshot -> {
            var unchanged = reading.unchanged(snapshot, mediaType);
            if (unchanged.isPresent()) {
                return unchanged.get();
            }
            var beginning = reading.beginning(snapshot);
            var answer = question.ask(snapshot);
            beginning.ifPresent(moment -> answer.header(KNOWN_SINCE, moment.toString()));
            // only now, since the question brings along what is needed for it
            return reading.stamp(snapshot, mediaType).unlessHeld(answer);
        });
    }

    /** Answers with what is written while it is read, without holding it in memory. */
    public Response stream(String mediaType, Writing writing) {
        asked.demandAcceptable(mediaType);
        var known = reading.read(snapshot -> answeredByItsHead(snapshot, mediaType));
        StreamingOutput body = out -> write(writing, mediaType, out);
        return known.orElseGet(() -> Response.ok(body, mediaType + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, Stamp.UNCHECKED)
                .build());
    }

    private void write(Writing writing, String mediaType, OutputStream out) {
        try (var stream = streams.begin(out, wire)) {
            ledger.read(Cost.WHOLE, snapshot -> {
                wire.putHeader(POSITION, snapshot.position().token())
                        .putHeader(
                                HttpHeaders.ETAG,
                                reading.stamp(snapshot, mediaType).tag());
                reading.beginning(snapshot).ifPresent(moment -> wire.putHeader(KNOWN_SINCE, moment.toString()));
                return written(writing, snapshot, stream);
            });
        } catch (UncheckedIOException e) {
            if (!wire.closed()) {
                throw e;
            }
            LOG.debugf(e, "the client of %s went away", asked.address().getPath());
        }
    }

    /** Where the caller has the answer already, or asks for its head alone. */
    private Optional<Response> answeredByItsHead(Snapshot snapshot, String mediaType) throws SQLException {
        var stamp = reading.stamp(snapshot, mediaType);
        return stamp.isHeld() || asked.isForTheHead()
                ? Optional.of(stamp.unlessHeld(Response.ok().type(mediaType + ";charset=UTF-8")))
                : Optional.empty();
    }

    private static Optional<Void> written(Writing writing, Snapshot snapshot, OutputStream out) throws SQLException {
        try {
            writing.write(snapshot, out);
            out.flush();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Object body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }
}
