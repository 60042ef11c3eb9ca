package dev.entente.ingest.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.MultivaluedMap;

import dev.entente.web.FieldError;
import dev.entente.web.Problem;

/**
 * The query parameters of a post. An unknown one is refused, lest a misspelt {@code dryRun} publishes.
 *
 * @param source in whose name events are reported, where the events themselves do not say it
 * @param digests whether the subjects of an import are told one by one, as digests
 */
record Options(boolean dryRun, Optional<String> source, boolean digests) {

    private static final String DRY_RUN = "dryRun";
    private static final String SOURCE = "source";
    private static final String DIGESTS = "digests";
    private static final int LONGEST_SOURCE = 1000;

    /** Those of a post of events. */
    static Options of(MultivaluedMap<String, String> parameters) {
        return of(parameters, List.of(DRY_RUN));
    }

    /** Those of a post of something of which events are made. */
    static Options ofImport(MultivaluedMap<String, String> parameters) {
        var options = of(parameters, List.of(SOURCE, DRY_RUN, DIGESTS));
        if (options.source.isEmpty()) {
            throw wrong(SOURCE, "is missing; it is the URI of who reports, and the token must cover it");
        }
        return options;
    }

    private static Options of(MultivaluedMap<String, String> parameters, List<String> known) {
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name, "is not known here; there is " + String.join(", ", known));
                });
        return new Options(isTrue(DRY_RUN, parameters), source(parameters.get(SOURCE)), isTrue(DIGESTS, parameters));
    }

    private static boolean isTrue(String name, MultivaluedMap<String, String> parameters) {
        var values = parameters.getOrDefault(name, List.of("false"));
        if (values.size() != 1 || !Set.of("true", "false").contains(values.getFirst())) {
            throw wrong(name, "is true or false, and given once");
        }
        return values.getFirst().equals("true");
    }

    private static Optional<String> source(List<String> values) {
        if (values == null) {
            return Optional.empty();
        }
        if (values.size() != 1 || values.getFirst().length() > LONGEST_SOURCE || !isUri(values.getFirst())) {
            throw wrong(SOURCE, "is a URI of at most " + LONGEST_SOURCE + " characters, and given once");
        }
        return Optional.of(values.getFirst());
    }

    private static boolean isUri(String text) {
        try {
            return !text.isEmpty() && new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Problem wrong(String parameter, String detail) {
        return Problem.of(
                        400,
                        "invalid-request",
                        "The request is not valid",
                        "The parameter " + parameter + " " + detail + ".")
                .with("errors", List.of(FieldError.ofParameter(parameter, detail)));
    }
}
