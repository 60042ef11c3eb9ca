package dev.entente.query.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
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
            "504", "What Entente-Min-Position names did not arrive in time, or the database took too long");

    private static final Map<String, String> FORMS = Map.of(
            MediaTypes.JSON, "as a page",
            MediaTypes.CSV, "all of them as a table",
            MediaTypes.NDJSON, "all of them one a line",
            MediaTypes.ATOM, "as a feed",
            MediaTypes.CALENDAR, "all of them as a calendar");

    /** The schemas of what is answered as JSON, beside those of the kinds. */
    private static final Map<String, String> SCHEMAS = Map.ofEntries(
            Map.entry("/timeline", ApiSchemas.page("Happening")),
            Map.entry("/relations", "Network"),
            Map.entry("/relations/countries", "NetworkCountries"),
            Map.entry("/relations/{pair}", "Relation"),
            Map.entry("/relations/{pair}/timeline", ApiSchemas.page("Happening")),
            Map.entry("/positions", "Positions"),
            Map.entry("/issues", "Issues"),
            Map.entry("/positions/now", "Progress"),
            Map.entry("/statistics/activity", "Activity"),
            Map.entry("/search", "Found"),
            Map.entry("/events", "Event"),
            Map.entry("/countries", "Countries"),
            Map.entry("/countries/{code}", "CountryPortrait"));

    /** The schemas of what operators are answered, by method, path and status. */
    private static final Map<String, String> TO_OPERATORS = Map.ofEntries(
            Map.entry("POST /admin/rebuild 202", "Begun"),
            Map.entry("GET /admin/rebuild 200", "Rebuild"),
            Map.entry("GET /admin/rebuild/differences 200", "Differences"),
            Map.entry("POST /admin/rebuild/swap 202", "Begun"),
            Map.entry("GET /admin/verify 200", "Verdict"),
            Map.entry("GET /admin/verify 202", "Begun"),
            Map.entry("GET /admin/verify/{id} 200", "Verification"),
            Map.entry("GET /admin/parked 200", "ParkedList"),
            Map.entry("POST /admin/parked/{id}/replay 200", "Replayed"));

    private ApiAnswers() {}

    /**
     * Describes what a GET answers.
     *
     * @param path with the name of the collection, where it is one
     */
    static void describe(Operation get, String path) {
        var forms = MediaTypes.at(path);
        if (forms.contains(MediaTypes.NDJSON)) {
            get.summary(subject(path) + ": "
                    + String.join(", ", forms.stream().map(FORMS::get).toList()));
        } else if (forms.size() > 1) {
            get.summary(subject(path) + "; also as a table");
        }
        get.responses(answers(path, forms));
    }

    /** Describes what the operators' addresses answer, whatever the framework made of it. */
    static void describeAdministration(Paths paths) {
        paths.getPathItems().forEach((path, item) -> {
            if (path.startsWith("/admin/")) {
                item.getOperations().forEach((method, operation) -> toOperators(operation, method + " " + path));
            }
        });
    }

    /** Describes what pages on problems answer otherwise, which the framework does not know. */
    static void describeProblems(Paths paths) {
        var answers = paths.getPathItem("/problems/{slug}").getGET().getResponses();
        answers.getAPIResponse("200").getContent().getMediaTypes().forEach((form, content) -> {
            if (form.startsWith("text/")) {
                content.schema(ApiSchemas.text());
            }
        });
        answers.addAPIResponse("404", problem("404")).addAPIResponse("406", problem("406"));
    }

    private static void toOperators(Operation operation, String call) {
        var answers = operation.getResponses();
        Stream.of("200", "202")
                .filter(status -> TO_OPERATORS.containsKey(call + " " + status) && !answers.hasAPIResponse(status))
                .forEach(status -> answers.addAPIResponse(status, plain("OK")));
        answers.addAPIResponse("401", plain("No valid token"))
                .addAPIResponse("403", plain("A token without the scope admin"));
        answers.getAPIResponses().forEach((status, answer) -> answer.content(content(call + " " + status)));
    }

    private static Content content(String answer) {
        if (TO_OPERATORS.containsKey(answer)) {
            return json(TO_OPERATORS.get(answer));
        }
        return answer.matches(".* [45]..") ? problemContent() : null;
    }

    private static String subject(String path) {
        return Kinds.ofCollection(path.substring(1)).map(ApiAnswers::named).orElseGet(() -> switch (path) {
            case "/timeline" -> "Facts, newest first";
            case "/relations" -> "The network of all countries: who has to do with whom, and how much";
            case "/relations/countries" -> "The countries of the network, with how many facts each took part in";
            case "/relations/{pair}" -> "What there is between two countries, such as /relations/TR-MY";
            case "/statistics/activity" ->
                "How many facts there are, by one or several of month, week, sector, country and type";
            case "/relations/{pair}/timeline" -> "Facts in which both countries take part, newest first";
            default -> "Every event of one item in the order of their recording, those taken back included";
        });
    }

    private static String named(Kind<?, ?> kind) {
        var name = kind.collection();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static APIResponses answers(String path, List<String> forms) {
        var answers = OASFactory.createAPIResponses();
        answers.addAPIResponse(
                "200", OASFactory.createAPIResponse().description("OK").content(content(path, forms)));
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

    private static Content content(String path, List<String> forms) {
        var content = OASFactory.createContent();
        forms.forEach(
                form -> content.addMediaType(form, OASFactory.createMediaType().schema(schema(path, form))));
        return content;
    }

    private static Schema schema(String path, String form) {
        return switch (form) {
            case MediaTypes.JSON -> ApiSchemas.reference(answer(path));
            case MediaTypes.NDJSON -> ApiSchemas.text().description("Each line is JSON, an entry as a page has it.");
            case MediaTypes.STREAM ->
                ApiSchemas.text()
                        .description(
                                "Events named change. The data of each is JSON of the schema Change, the id a token"
                                        + " from which the stream can be resumed.");
            case MediaTypes.CSV -> ApiSchemas.text().description("Columns: " + String.join(", ", columns(path)) + ".");
            default -> ApiSchemas.text();
        };
    }

    private static List<String> columns(String path) {
        return Kinds.ofCollection(path.substring(1))
                .map(kind -> new ItemColumns(kind).names())
                .orElseGet(() -> MediaTypes.cells(path).orElse(MediaTypes.CELLS_OF_FACTS));
    }

    private static String answer(String path) {
        if (SCHEMAS.containsKey(path)) {
            return SCHEMAS.get(path);
        }
        if (path.endsWith("/history")) {
            return "History";
        }
        var item = ItemSchema.name(Kinds.ofCollection(path.split("/", -1)[1]).orElseThrow());
        return isItem(path) ? item : ApiSchemas.page(item);
    }

    private static Content json(String schema) {
        return OASFactory.createContent()
                .addMediaType(MediaTypes.JSON, OASFactory.createMediaType().schema(ApiSchemas.reference(schema)));
    }

    private static Content problemContent() {
        return OASFactory.createContent()
                .addMediaType(PROBLEM, OASFactory.createMediaType().schema(ApiSchemas.reference("Problem")));
    }

    private static APIResponse plain(String description) {
        return OASFactory.createAPIResponse().description(description);
    }

    private static APIResponse problem(String status) {
        return plain(PROBLEMS.get(status)).content(problemContent());
    }
}
