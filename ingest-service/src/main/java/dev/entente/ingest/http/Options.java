package dev.entente.ingest.http;

import java.util.List;
import java.util.Set;

import jakarta.ws.rs.core.MultivaluedMap;

import dev.entente.web.FieldError;
import dev.entente.web.Problem;

/** The query parameters of a post. An unknown one is refused, lest a misspelt {@code dryRun} publishes. */
record Options(boolean dryRun) {

    private static final String DRY_RUN = "dryRun";

    static Options of(MultivaluedMap<String, String> parameters) {
        parameters.keySet().stream()
                .filter(name -> !name.equals(DRY_RUN))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name, "is not known here; there is " + DRY_RUN);
                });
        return new Options(dryRun(parameters.getOrDefault(DRY_RUN, List.of("false"))));
    }

    private static boolean dryRun(List<String> values) {
        if (values.size() != 1 || !Set.of("true", "false").contains(values.getFirst())) {
            throw wrong(DRY_RUN, "is true or false, and given once");
        }
        return values.getFirst().equals("true");
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
