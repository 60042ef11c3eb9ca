package dev.entente.query.web;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the headers that a read takes and that its answers have. */
final class ApiHeaders {

    private static final String COMPONENTS = "#/components/headers/";
    private static final String STREAM = "/changes";
    private static final String LOCATION = "Location";
    private static final String RETRY_AFTER = "Retry-After";
    private static final String LINK = "Link";
    private static final String TAG = "ETag";
    private static final String POSITION = "Entente-Position";
    private static final String KNOWN_SINCE = "Entente-Known-Since";

    private static final Map<String, String> OF_ANSWERS = Map.of(
            POSITION, "Position that the answer reflects; for Entente-Min-Position.",
            KNOWN_SINCE,
                    "Instant (RFC 3339) at which the ledger began to know something; only where asOf is before it.",
            TAG, "For If-None-Match.",
            LINK, "The following page (rel=next) where there is one; of what was taken back its history.",
            LOCATION, "Where it is.",
            RETRY_AFTER, "Seconds after which to ask again.");

    private ApiHeaders() {}

    /** Adds what the answers refer to. */
    static void addTo(Components components) {
        OF_ANSWERS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> components.addHeader(
                        header.getKey(),
                        OASFactory.createHeader().description(header.getValue()).schema(ApiSchemas.text())));
    }

    /** Describes those that a read at a path takes and answers with; needs its query parameters and its answers. */
    static void describe(Operation get, String path) {
        get.addParameter(
                header(
                        Answers.MIN_POSITION,
                        "Position, from a receipt or an answer: the answer reflects it, or is 504 where it does not arrive in 5 s."));
        if (path.equals(STREAM)) {
            get.addParameter(header("Last-Event-ID", "Token of the last event that was read: goes on after it."));
        } else {
            get.addParameter(header("If-None-Match", "ETag of an answer: 304 where nothing new is known since."));
            answer(get, "200", List.of(POSITION, TAG));
            answer(get, "304", List.of(POSITION, TAG));
        }
        if (takes(get, QueryParameter.CURSOR)) {
            answer(get, "200", List.of(LINK));
        }
        if (takes(get, QueryParameter.AS_OF)) {
            answer(get, "200", List.of(KNOWN_SINCE));
        }
        answer(get, "308", List.of(LOCATION, POSITION, TAG));
        answer(get, "410", List.of(LINK, POSITION));
        answer(get, "404", List.of(POSITION));
        answer(get, "503", List.of(RETRY_AFTER));
        answer(get, "504", List.of(RETRY_AFTER));
    }

    private static boolean takes(Operation get, QueryParameter parameter) {
        return get.getParameters() != null
                && get.getParameters().stream()
                        .anyMatch(one -> parameter.wireName().equals(one.getName()));
    }

    private static void answer(Operation get, String status, List<String> headers) {
        var answer = get.getResponses().getAPIResponse(status);
        if (answer != null) {
            headers.forEach(
                    name -> answer.addHeader(name, OASFactory.createHeader().ref(COMPONENTS + name)));
        }
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(ApiSchemas.text());
    }
}
