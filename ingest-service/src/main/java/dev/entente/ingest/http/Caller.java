package dev.entente.ingest.http;

import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.vertx.core.http.HttpServerRequest;

/** Whose rate counts: whom the token names, else the address. */
final class Caller {

    private Caller() {}

    static String of(SecurityContext security, HttpServerRequest request) {
        return security.getUserPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getIssuer() + " " + token.getSubject()
                : address(request);
    }

    static String address(HttpServerRequest request) {
        var address = request.remoteAddress();
        return address == null ? "unknown" : address.hostAddress();
    }
}
