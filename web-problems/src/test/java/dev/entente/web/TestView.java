package dev.entente.web;

import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.vertx.ext.web.RoutingContext;

/** Shows problems to who asks for a type of its own. */
@Singleton
class TestView implements ProblemView {

    static final String TYPE = "text/x-view";

    static final String ASKED = TYPE + ", */*;q=0.5";

    @Override
    public Optional<Response> of(int status, Map<String, Object> document, RoutingContext context) {
        return ASKED.equals(context.request().getHeader(HttpHeaders.ACCEPT))
                ? Optional.of(Response.status(status)
                        .type(TYPE)
                        .entity("shown: " + document.get("title"))
                        .build())
                : Optional.empty();
    }
}
