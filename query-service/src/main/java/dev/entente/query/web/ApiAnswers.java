package dev.entente.query.web;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

import dev.entente.events.Kind;
import dev.entente.events.Kinds;

/**
 * Describes what each address answers: in which forms, and what it answers otherwise. Methods that differ by their form alone
 * are one operation of the description, whose summary is written here.
 */
final class ApiAnswers {

    private static final String PROBLEM = "application/problem+json";

    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "A parameter is unknown or cannot be used; all of them are named",
            "404", "There is nothing at this address",
            "406", "None of the forms that this address has is accepted",
            "410", "All that was told of it was taken back",
            "503", "The database is away, or as many are served as can be; Retry-After says when to come back",
            "504", "What Entente-Min-Position names did not arrive in time");

    private static final Map<String, String> FORMS = Map.of(
            MediaTypes.JSON, "as a page",
            MediaTypes.CSV, "all of them as a table",
            MediaTypes.NDJSON, "all of them one a line",
            MediaTypes.ATOM, "as a feed",
            MediaTypes.CALENDAR, "all of them as a calendar");

    private ApiAnswers() {}

    /**
     * Describes what a GET answers.
     *
     * @param path with the name of the collection, where it is one
     */
    static void describe(Operation get, String path) {
        var forms = path.equals("/changes") ? List.of("text/event-stream") : MediaTypes.at(path);
        if (forms.size() > 1) {
            get.summary(subject(path) + ": "
                    + String.join(", ", forms.stream().map(FORMS::get).toList()));
        }
        get.responses(answers(path, forms));
    }

    private static String subject(String path) {
        return Kinds.ofCollection(path.substring(1))
                .map(ApiAnswers::named)
                .orElse(
                        path.equals("/timeline")
                                ? "Facts, newest first"
                                : "Facts in which both countries take part, newest first");
    }

    private static String named(Kind<?, ?> kind) {
        var name = kind.collection();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static APIResponses answers(String path, List<String> forms) {
        var answers = OASFactory.createAPIResponses();
        answers.addAPIResponse(
                "200", OASFactory.createAPIResponse().description("OK").content(content(forms)));
        if (isItem(path)) {
            answers.addAPIResponse("308", plain("It turned out to be another one, which is at Location"));
            answers.addAPIResponse("410", problem("410"));
        }
        if (!path.equals("/changes")) {
            answers.addAPIResponse("304", plain("Nothing new is known since the ETag of If-None-Match"));
        }
        if (isItem(path) || path.endsWith("/history") || path.equals("/countries/{code}") || path.equals("/events")) {
            answers.addAPIResponse("404", problem("404"));
        }
        List.of("400", "406", "503", "504").forEach(status -> answers.addAPIResponse(status, problem(status)));
        return answers;
    }

    private static boolean isItem(String path) {
        return path.endsWith("/{id}");
    }

    private static Content content(List<String> forms) {
        var content = OASFactory.createContent();
        forms.forEach(form -> content.addMediaType(
                form,
                OASFactory.createMediaType()
                        .schema(form.equals(MediaTypes.JSON) ? ApiSchemas.object() : ApiSchemas.text())));
        return content;
    }

    private static APIResponse plain(String description) {
        return OASFactory.createAPIResponse().description(description);
    }

    private static APIResponse problem(String status) {
        return plain(PROBLEMS.get(status))
                .content(OASFactory.createContent()
                        .addMediaType(PROBLEM, OASFactory.createMediaType().schema(ApiSchemas.reference("Problem"))));
    }
}
