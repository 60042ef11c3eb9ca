package dev.entente.web;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;

/** Which methods a path knows, by the routes of the running application: Quarkus REST answers 405 without saying it. */
final class AllowedMethods {

    private AllowedMethods() {}

    /** In the order of their names; empty if the path is unknown. Parameters of its segments ({@code ;}) do not count. */
    static Set<String> of(String path) {
        var methods = new TreeSet<String>();
        var match = new RequestMapper<>(deployment().getClassMappers()).map(path.replaceAll(";[^/]*+", ""));
        if (match != null) {
            routes(match.value)
                    .forEach(route -> route.getMappers().forEach((method, mapper) -> {
                        if (method != null && mapper.map(match.remaining.isEmpty() ? "/" : match.remaining) != null) {
                            methods.add(method);
                        }
                    }));
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private static Deployment deployment() {
        return ResteasyReactiveRecorder.getCurrentDeployment();
    }

    private static Stream<ClassRoutingHandler> routes(InitialMatch match) {
        return Stream.of(match.handlers)
                .filter(ClassRoutingHandler.class::isInstance)
                .map(ClassRoutingHandler.class::cast);
    }
}
