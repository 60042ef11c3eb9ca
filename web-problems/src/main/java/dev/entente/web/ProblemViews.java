package dev.entente.web;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vertx.ext.web.RoutingContext;

/** Shows problems as the service has a view for them, wherever they come from. */
@ApplicationScoped
class ProblemViews {

    private static final MediaType DOCUMENT = MediaType.valueOf(Problem.MEDIA_TYPE);
    private static final ObjectMapper MAPPER = new JsonMapper();

    private final Instance<ProblemView> views;

    ProblemViews(Instance<ProblemView> views) {
        this.views = views;
    }

    /** Of what is answered without a resource. */
    Optional<Response> of(Problem problem, RoutingContext context) {
        return of(problem.status(), problem.document(), context);
    }

    private Optional<Response> of(int status, Map<String, Object> document, RoutingContext context) {
        return views.stream()
                .flatMap(view -> view.of(status, document, context).stream())
                .findFirst();
    }

    @ServerResponseFilter
    void show(ContainerResponseContext response, RoutingContext context) throws IOException {
        if (DOCUMENT.equals(response.getMediaType()) && response.getEntity() instanceof byte[] json) {
            var document = MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {});
            of(response.getStatus(), document, context).ifPresent(shown -> {
                response.getHeaders().putAll(shown.getHeaders());
                response.setEntity(shown.getEntity(), new Annotation[0], shown.getMediaType());
            });
        }
    }
}
