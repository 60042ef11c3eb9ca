package dev.entente.web;

import java.util.Optional;

import io.vertx.ext.web.RoutingContext;

/**
 * What is under {@code /q/} is for operators, and proxies keep others from it by its path. It has one spelling: there is nothing
 * at those that the server would take for it ({@code /q//metrics}, {@code /%71/metrics}), and that a proxy may not.
 */
final class OperatorPaths {

    private OperatorPaths() {}

    /** Why a path is refused; nothing where it is not one of these, or spelt as it should be. */
    static Optional<Problem> refused(RoutingContext context) {
        var meant = context.normalizedPath();
        var sent = context.request().path();
        return (meant.equals("/q") || meant.startsWith("/q/")) && !meant.equals(sent)
                ? Optional.of(Problem.notFound("There is nothing at " + sent + "."))
                : Optional.empty();
    }
}
