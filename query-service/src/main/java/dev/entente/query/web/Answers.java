package dev.entente.query.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

import dev.entente.events.Position;
import dev.entente.events.json.Json;
import dev.entente.query.ledger.Cost;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.ledger.Look;
import dev.entente.query.ledger.Receipts;
import dev.entente.query.ledger.Snapshot;
import dev.entente.web.Problem;

/**
 * Answers a read: waits for the position that the caller asks for, answers 304 before anything is read where the caller
 * has the answer already, and says which position the answer reflects.
 *
 * <p>What is read is a function of the position and the address, and so is the {@code ETag}, with the moment of the
 * latest event (a log may begin anew), the edition of the read models (a rebuild may tell otherwise), the version of this
 * program and the contract by which it folds.
 */
@RequestScoped
public class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);
    public static final String POSITION = "Entente-Position";
    public static final String MIN_POSITION = "Entente-Min-Position";
    private static final String KNOWN_SINCE = "Entente-Known-Since";
    private static final String UNCHECKED = "no-cache";

    /** Writes an answer of any length. */
    @FunctionalInterface
    public interface Writing {
        void write(Snapshot snapshot, OutputStream out) throws SQLException, IOException;
    }

    private final Ledger ledger;
    private final Receipts receipts;
    private final Streams streams;
    private final HttpHeaders headers;
    private final Held held;
    private final UriInfo uri;
    private final RoutingContext asked;
    private final HttpServerResponse wire;
    private final PublicAddress publicly;
    private final Tags tags;

    Answers(
            Ledger ledger,
            Receipts receipts,
            Streams streams,
            HttpHeaders headers,
            UriInfo uri,
            RoutingContext asked,
            HttpServerResponse wire,
            PublicAddress publicly,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.ledger = ledger;
        this.receipts = receipts;
        this.streams = streams;
        this.headers = headers;
        this.held = new Held(headers);
        this.uri = uri;
        this.asked = asked;
        this.wire = wire;
        this.publicly = publicly;
        this.tags = new Tags(version);
    }

    /** The query parameters of the request, to be read. */
    public Parameters parameters() {
        return new Parameters(uri.getQueryParameters());
    }

    /** The page that the request wants of a list whose entries have these keys. */
    public Paging paging(Parameters parameters, List<Function<String, Object>> keys) {
        return Paging.of(parameters, uri.getPath(), uri.getQueryParameters(), keys);
    }

    /** Answers with what the question gives, as JSON. */
    public Response json(Ledger.Question<?> question) {
        return respond(snapshot -> Response.ok(bytes(question.ask(snapshot)), MediaType.APPLICATION_JSON));
    }

    /** The same for what may change while the position stays: the tag follows what is answered. */
    public Response jsonByContent(Ledger.Question<?> question) {
        demandAcceptable(MediaType.APPLICATION_JSON);
        return read(snapshot -> {
            var body = bytes(question.ask(snapshot));
            var tag = Tags.of(body);
            return held.isAny() || held.has(tag)
                    ? marked(Response.notModified(), snapshot, tag)
                    : marked(Response.ok(body, MediaType.APPLICATION_JSON), snapshot, tag);
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
            return linked(Response.ok(written.apply(page), MediaType.APPLICATION_JSON), next.apply(page));
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
        next.ifPresent(cursor -> response.header(HttpHeaders.LINK, "<" + following(cursor) + ">; rel=\"next\""));
        return response;
    }

    /**
     * Where a path of this service is, for who reads it elsewhere.
     *
     * @throws Problem 400 if nobody says where the service is
     */
    public URI absolute(String path) {
        return publicly.of(path, uri, headers);
    }

    /** The address that was asked for. */
    public URI address() {
        return uri.getRequestUriBuilder()
                .replacePath(uri.getRequestUri().getPath() + Negotiation.ending(asked))
                .build();
    }

    /** The address of the page of this list that begins at a cursor. */
    public String following(String cursor) {
        var next =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
        return next.getRawPath() + Negotiation.ending(asked) + "?" + next.getRawQuery();
    }

    /** Answers with the response that the question gives. */
    public Response respond(Ledger.Question<Response.ResponseBuilder> question) {
        return respond(MediaType.APPLICATION_JSON, question);
    }

    private Response respond(String mediaType, Ledger.Question<Response.ResponseBuilder> question) {
        demandAcceptable(mediaType);
        return unchanged(mediaType).orElseGet(() -> answer(mediaType, question));
    }

    /** 304 without asking the database, where what was seen a moment ago is what the caller has. */
    private Optional<Response> unchanged(String mediaType) {
        if (!held.isSome()) {
            return Optional.empty();
        }
        return ledger.recently()
                .filter(look -> look.position().covers(wanted()))
                .flatMap(look -> Optional.of(tag(look, mediaType))
                        .filter(held::has)
                        .map(tag -> marked(Response.notModified(), look, tag)));
    }

    private Response answer(String mediaType, Ledger.Question<Response.ResponseBuilder> question) {
        return read(snapshot -> {
            if (held.isSome() && held.has(tag(snapshot, mediaType))) {
                return marked(Response.notModified(), snapshot, tag(snapshot, mediaType));
            }
            var beginning = beginning(snapshot);
            var answer = question.ask(snapshot);
            beginning.ifPresent(moment -> answer.header(KNOWN_SINCE, moment.toString()));
            var tag = tag(snapshot, mediaType); // only now, since the question brings along what is needed for it
            var response = marked(answer, snapshot, tag);
            return held.isAny() && response.getStatus() == Response.Status.OK.getStatusCode()
                    ? marked(Response.notModified(), snapshot, tag)
                    : response;
        });
    }

    /** When the ledger began to know anything, for who asks as of a moment before. */
    private Optional<Instant> beginning(Snapshot snapshot) throws SQLException {
        var asOf = Moments.asOf(parameters());
        return asOf.isEmpty() ? Optional.empty() : Known.since(snapshot).filter(moment -> moment.isAfter(asOf.get()));
    }

    /** Answers with what is written while it is read, without holding it in memory. */
    public Response stream(String mediaType, Writing writing) {
        demandAcceptable(mediaType);
        var known = read(snapshot -> answeredByItsHead(snapshot, mediaType));
        StreamingOutput body = out -> write(writing, mediaType, out);
        return known.orElseGet(() -> Response.ok(body, mediaType + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, UNCHECKED)
                .build());
    }

    private void write(Writing writing, String mediaType, OutputStream out) {
        try (var stream = streams.begin(out, wire)) {
            ledger.read(Cost.WHOLE, snapshot -> {
                wire.putHeader(POSITION, snapshot.position().token())
                        .putHeader(HttpHeaders.ETAG, tag(snapshot, mediaType));
                beginning(snapshot).ifPresent(moment -> wire.putHeader(KNOWN_SINCE, moment.toString()));
                return written(writing, snapshot, stream);
            });
        } catch (UncheckedIOException e) {
            if (!wire.closed()) {
                throw e;
            }
            LOG.debugf(e, "the client of %s went away", uri.getPath());
        }
    }

    /** Where the caller has the answer already, or asks for its head alone. */
    private Optional<Response> answeredByItsHead(Snapshot snapshot, String mediaType) throws SQLException {
        var tag = tag(snapshot, mediaType);
        if (held.isAny() || held.has(tag)) {
            return Optional.of(marked(Response.notModified(), snapshot, tag));
        }
        return asked.request().method().equals(HttpMethod.HEAD)
                ? Optional.of(marked(Response.ok().type(mediaType + ";charset=UTF-8"), snapshot, tag))
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

    /** Where an address has several forms, the framework falls back to one of them although none is accepted. */
    private void demandAcceptable(String mediaType) {
        var produced = MediaType.valueOf(mediaType);
        if (headers.getAcceptableMediaTypes().stream().noneMatch(accepted -> accepted.isCompatible(produced))) {
            throw new NotAcceptableException();
        }
    }

    private <T> T read(Ledger.Question<T> question) {
        try {
            return receipts.read(wanted(), cost(), snapshot -> ask(question, snapshot))
                    .orElseThrow(this::tooEarly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The service is about to stop. Try again shortly.", 1);
        }
    }

    private Cost cost() {
        return Costs.of(uri.getPath(), uri.getQueryParameters().keySet());
    }

    private <T> T ask(Ledger.Question<T> question, Snapshot snapshot) throws SQLException {
        try {
            return question.ask(snapshot.weighedBy(Unread.of(asked)::take));
        } catch (Problem e) {
            throw e.header(POSITION, snapshot.position().token());
        }
    }

    private Position wanted() {
        var token = headers.getHeaderString(MIN_POSITION);
        try {
            return token == null ? Position.START : Position.parse(token.strip());
        } catch (IllegalArgumentException e) {
            throw Parameters.refusal(MIN_POSITION, "is not a position that was given out by this system");
        }
    }

    private Problem tooEarly() {
        return Problem.of(
                        504,
                        "not-yet",
                        "Not there yet",
                        "What " + MIN_POSITION + " names did not arrive here within " + Receipts.PATIENCE.toSeconds()
                                + " s. Ask again.")
                .header("Retry-After", 1);
    }

    private String tag(Snapshot snapshot, String mediaType) throws SQLException {
        return tag(snapshot.look(), mediaType);
    }

    private String tag(Look look, String mediaType) {
        return tags.of(look, mediaType, uri.getRequestUri());
    }

    private static Response marked(Response.ResponseBuilder response, Snapshot snapshot, String tag)
            throws SQLException {
        return marked(response, snapshot.look(), tag);
    }

    private static Response marked(Response.ResponseBuilder response, Look look, String tag) {
        return response.header(POSITION, look.position().token())
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, UNCHECKED)
                .build();
    }

    private static byte[] bytes(Object body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    /** Where the query of this request leads at another address. */
    public String elsewhere(String path) {
        var query = uri.getRequestUri().getRawQuery();
        return query == null ? path : path + "?" + query;
    }
}
