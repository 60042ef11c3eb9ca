package dev.entente.web;

import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

import io.vertx.ext.web.RoutingContext;

/** How a service shows problems to who asks for something else than documents, such as pages to browsers: a bean of this type. */
public interface ProblemView {

    /**
     * What is answered in place of a document, with a text as its entity; nothing where the document is what the caller should have.
     * Headers of the problem stay.
     */
    Optional<Response> of(int status, Map<String, Object> document, RoutingContext context);
}
