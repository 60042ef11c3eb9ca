package dev.entente.notification.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses parameters that the API does not know: a misspelt one would ask for something else, for more above all. So would one
 * that is given twice. Pages pass over them, since programs that look into mails add some of their own.
 */
final class KnownParameters {

    @ServerRequestFilter
    void refuse(ResourceInfo resource, UriInfo uri) {
        if (resource.getResourceClass() == null
                || !resource.getResourceClass().getPackageName().equals(KnownParameters.class.getPackageName())) {
            return;
        }
        var known = Arrays.stream(resource.getResourceMethod().getParameters())
                .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(QueryParam.class)))
                .map(QueryParam::value)
                .toList();
        unknown(uri, known).ifPresent(name -> {
            throw Faults.ofParameter(
                    name,
                    known.isEmpty()
                            ? "is not known here; none is"
                            : "is not known here; known are " + String.join(", ", known));
        });
        uri.getQueryParameters().forEach((name, values) -> {
            if (values.size() > 1) {
                throw Faults.ofParameter(name, "is given " + values.size() + " times; once is enough");
            }
        });
    }

    private static Optional<String> unknown(UriInfo uri, List<String> known) {
        return uri.getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst();
    }
}
