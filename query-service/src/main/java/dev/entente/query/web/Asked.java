package dev.entente.query.web;

import java.net.URI;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
        return publicly.of(path, uri, headers);
    }

    /** The address that was asked for. */
    public URI address() {
        return uri.getRequestUriBuilder()
                .replacePath(uri.getRequestUri().getPath() + Negotiation.ending(context))
                .build();
    }

    /** The address as the framework knows it, without the ending of a file. */
    URI resourceAddress() {
        return uri.getRequestUri();
    }

    /** The address of the page of this list that begins at a cursor. */
    public String following(String cursor) {
        var next =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
        return next.getRawPath() + Negotiation.ending(context) + "?" + next.getRawQuery();
    }

    /** Where the query of this request leads at another address. */
    public String elsewhere(String path) {
        return at(path, uri.getRequestUri());
    }

    /** The same for all that is asked for, whichever page of it. */
    public String wholeElsewhere(String path) {
        return at(
                path,
                uri.getRequestUriBuilder()
                        .replaceQueryParam("cursor")
                        .replaceQueryParam("limit")
                        .build());
    }

    private static String at(String path, URI asked) {
        var query = asked.getRawQuery();
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
