package dev.entente.query.web;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import io.vertx.core.http.HttpServerRequest;

import dev.entente.query.QueryConfig;
import dev.entente.web.Problem;

/**
 * Where readers reach this service: as the operator says, or else as the request does ({@code Host}), which whoever asks can
 * write at will.
 */
@ApplicationScoped
class PublicAddress {

    private static final String NAME = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern HOST =
            Pattern.compile("(" + NAME + "(\\." + NAME + ")*+\\.?|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

    /** A name of DNS, and a port. */
    private static final int LONGEST = 253 + 6;

    private final Optional<URI> set;

    PublicAddress(QueryConfig config) {
        this.set = config.baseUrl();
    }

    /**
     * The address of a path.
     *
     * @throws Problem 400 if only the request says where, and names no host
     */
    URI of(String path, UriInfo asked, HttpServerRequest request) {
        if (set.isPresent()) {
            return URI.create(set.get().toString().replaceFirst("/$", "") + path);
        }
        var sent = Optional.ofNullable(request.getHeader(HttpHeaders.HOST));
        if (request.authority() == null || !sent.map(PublicAddress::isHost).orElse(true)) {
            throw noHost();
        }
        var base = asked.getBaseUri();
        if (!isHost(base.getRawAuthority())) {
            throw noHost();
        }
        return base.resolve(path);
    }

    private static Problem noHost() {
        return Problem.unreadable("The header Host names no host, and the answer has links that begin with it.");
    }

    private static boolean isHost(String authority) {
        return authority != null
                && authority.length() <= LONGEST
                && HOST.matcher(authority).matches();
    }
}
