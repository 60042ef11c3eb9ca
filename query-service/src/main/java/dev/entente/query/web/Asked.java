package dev.entente.query.web;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import dev.entente.events.Position;
import dev.entente.query.ledger.Cost;
import dev.entente.web.Problem;

/** What a request asks for, and where. */
@RequestScoped
public class Asked {

    private final HttpHeaders headers;
    private final Held held;
    private final UriInfo uri;
    private final ResourceInfo resource;
    private final RoutingContext context;
    private final PublicAddress publicly;

    Asked(HttpHeaders headers, UriInfo uri, ResourceInfo resource, RoutingContext context, PublicAddress publicly) {
        this.headers = headers;
        this.held = new Held(headers);
        this.uri = uri;
        this.resource = resource;
        this.context = context;
        this.publicly = publicly;
    }

    /** The query parameters of the request, to be read. */
    public Parameters parameters() {
        return new Parameters(uri.getQueryParameters());
    }

    /** The page that the request wants of a list whose entries have these keys. */
    public Paging paging(Parameters parameters, List<Function<String, Object>> keys) {
        return Paging.of(parameters, uri.getPath(), uri.getQueryParameters(), keys);
    }

    /**
     * Where a path of this service is, for who reads it elsewhere.
     *
     * @throws Problem 400 if nobody says where the service is
     */
    public URI absolute(String path) {
        return publicly.of(path, uri, context.request());
    }

    /**
     * The address that was asked for, from its path on, as it was sent. The one of the framework lacks the query where a
     * segment of the path has parameters ({@code ;}), and is none where nobody named a host.
     */
    public URI address() {
        return URI.create(at(context.normalizedPath() + Negotiation.ending(context), query()));
    }

    /** What an answer depends on, of where it was asked for: its links may begin with the host. */
    String place() {
        return context.request().authority() + at(context.normalizedPath(), query());
    }

    /** What a list is called among others of its kind: by what it is narrowed. */
    public String title(String collection) {
        var filters = Cursor.deciding(uri.getQueryParameters());
        filters.remove(QueryParameter.SORT.wireName());
        var told = filters.entrySet().stream()
                .flatMap(filter -> filter.getValue().stream().map(value -> filter.getKey() + "=" + value))
                .collect(Collectors.joining(", "));
        return "Entente: " + collection + (told.isEmpty() ? "" : " (" + told + ")");
    }

    private String query() {
        return context.request().query();
    }

    /** The address of the page of this list that begins at a cursor. */
    public String following(String cursor) {
        return UriBuilder.fromUri(address())
                .replaceQueryParam(QueryParameter.CURSOR.wireName(), cursor)
                .build()
                .toString();
    }

    /** Where the query of this request leads at another address. */
    public String elsewhere(String path) {
        return at(path, query());
    }

    /** The same for all that is asked for, whichever page of it. */
    public String wholeElsewhere(String path) {
        return at(
                path,
                UriBuilder.fromUri(address())
                        .replaceQueryParam(QueryParameter.CURSOR.wireName())
                        .replaceQueryParam(QueryParameter.LIMIT.wireName())
                        .build()
                        .getRawQuery());
    }

    private static String at(String path, String query) {
        return query == null || query.isEmpty() ? path : path + "?" + query;
    }

    /** The position that the answer has to cover. */
    Position wanted() {
        var token = headers.getHeaderString(Answers.MIN_POSITION);
        try {
            return token == null ? Position.START : Position.parse(token.strip());
        } catch (IllegalArgumentException e) {
            throw Parameters.refusal(Answers.MIN_POSITION, "is not a position that was given out by this system");
        }
    }

    /** The answers that the caller has. */
    Held held() {
        return held;
    }

    Cost cost() {
        return Costing.of(resource.getResourceMethod(), uri.getQueryParameters().keySet());
    }

    boolean isForTheHead() {
        return context.request().method().equals(HttpMethod.HEAD);
    }

    /** Where an address has several forms, the framework falls back to one of them although none is accepted. */
    void demandAcceptable(String mediaType) {
        var produced = MediaType.valueOf(mediaType);
        if (headers.getAcceptableMediaTypes().stream().noneMatch(accepted -> accepted.isCompatible(produced))) {
            throw new NotAcceptableException();
        }
    }

    /** Finds room for so many bytes of the answer. */
    void takeRoom(long bytes) {
        Unread.of(context).take(bytes);
    }
}
