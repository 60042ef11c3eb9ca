package dev.entente.query.web;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import io.quarkus.smallrye.openapi.OpenApiFilter;

import dev.entente.events.Kind;
import dev.entente.events.Kinds;

/**
 * Completes the description of the API: the query parameters of each address, and the addresses of each kind in place of
 * the pattern that serves them all.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiParameters implements OASFilter {

    private static final String COLLECTION = "/{collection}";

    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("country", "Country code (ISO 3166-1 alpha-2). Repeated: any of them."),
            Map.entry("countries", "Country codes with commas between them, or repeated: all of them."),
            Map.entry("sector", "Code of the list of sectors. Repeated: any of them."),
            Map.entry("status", "Status of the item. Repeated: any of them."),
            Map.entry("instrument", "Code of the list of instruments. Repeated: any of them."),
            Map.entry(
                    "type",
                    "Event type of a fact that stands, such as dev.entente.visit.held.v1, which finds it in every version; the"
                            + " fact's name does, too (of all kinds that have such a fact), and where there are facts of"
                            + " several kinds the kind's. Repeated: any of them."),
            Map.entry("actor", "Subject or id of an actor that takes part. Repeated: any of them."),
            Map.entry("place", "Country code or words of the place's name. Repeated: any of them."),
            Map.entry("host", "Country code: visits to it."),
            Map.entry("visitor", "Country code: visits of its people."),
            Map.entry("issue", "Slug of the issue on which a position is taken; /issues lists them."),
            Map.entry("publisher", "Publisher of the evidence, as written there. Repeated: any of them."),
            Map.entry("corroboration", "Number: only what at least so many independent publishers report."),
            Map.entry("from", "Date (EDTF): what may have happened on its first day or later."),
            Map.entry("until", "Date (EDTF): what may have happened on its last day or earlier."),
            Map.entry("q", "Words; accents and case do not count. \"In this order\", -without, one or other."),
            Map.entry("kind", "Name of a kind, such as agreement. Repeated: any of them."),
            Map.entry(
                    "sort",
                    "-occurred (as if nothing is given), occurred, known, -known or title: the English one, else that in any"
                            + " language, whichever of them lang shows."),
            Map.entry("limit", "Entries of a page, 1 to 500; 50 if nothing is given."),
            Map.entry("cursor", "Where the page begins: 'next' of the page before."),
            Map.entry("count", "exact or estimated: adds the number of all entries."),
            Map.entry("asOf", "Instant (RFC 3339): what was known then."),
            Map.entry(
                    "lang",
                    "Language tag (BCP 47): texts become plain strings, in this language, else in English, else in any;"
                            + " 'languages' names those that are in another one than this. The schemas describe answers without it: generated clients leave it out."),
            Map.entry("subject", "Subject that the event is about, such as agreement/x. Repeated: any of them."),
            Map.entry("after", "Token of an event of the stream: begins after it."),
            Map.entry("source", "URI of who reported."),
            Map.entry("id", "The source's own id."),
            Map.entry("groupBy", "One or several of month, week, sector, country, type; month if nothing is given."),
            Map.entry(
                    "incomplete",
                    "true: also facts that have none of something that is counted by, such as no sector; their entry does"
                            + " not name it."),
            Map.entry("minEvents", "Only pairs with at least so many facts."));

    private static final List<String> PAGES_FOR_OPERATORS = List.of("/admin/parked", "/admin/rebuild/differences");

    private static final List<String> NEEDED = List.of("/events source", "/events id", "/positions issue", "/search q");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var paths = api.getPaths();
        Addresses.views().forEach(path -> {
            var get = paths.getPathItem(path).getGET();
            Addresses.parameters(path).forEach(name -> add(get, name, path));
            ApiAnswers.describe(get, path);
            ApiHeaders.describe(get, path);
        });
        PAGES_FOR_OPERATORS.forEach(path -> List.of("limit", "cursor")
                .forEach(name -> add(paths.getPathItem(path).getGET(), name, path)));
        ApiAnswers.describeAdministration(paths);
        ApiAnswers.describeProblems(paths);
        ApiSchemas.addTo(api);
        for (var suffix : List.of("", "/{id}", "/{id}/history")) {
            var pattern = paths.getPathItem(COLLECTION + suffix);
            paths.removePathItem(COLLECTION + suffix);
            Kinds.all()
                    .forEach(
                            kind -> paths.addPathItem("/" + kind.collection() + suffix, ofKind(kind, pattern, suffix)));
        }
        ApiNames.nameOperations(paths);
        api.tags(ApiNames.tags());
    }

    private static PathItem ofKind(Kind<?, ?> kind, PathItem pattern, String suffix) {
        var get = OASFactory.createOperation()
                .operationId(ApiNames.ofKind(kind, suffix))
                .summary(pattern.getGET().getSummary())
                .tags(List.of(kind.collection()));
        ApiAnswers.describe(get, "/" + kind.collection() + suffix);
        if (suffix.isEmpty()) {
            Addresses.parameters(kind).forEach(name -> add(get, name, kind.name()));
        } else {
            get.addParameter(OASFactory.createParameter()
                    .name("id")
                    .in(Parameter.In.PATH)
                    .required(true)
                    .description("Id of the " + kind.name())
                    .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
            (suffix.equals("/{id}") ? List.of("asOf", "lang") : List.of("asOf")).forEach(name -> add(get, name, ""));
        }
        ApiHeaders.describe(get, "/" + kind.collection() + suffix);
        return OASFactory.createPathItem().GET(get);
    }

    private static void add(Operation operation, String name, String where) {
        var parameter = OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .required(NEEDED.contains(where + " " + name))
                .description(DESCRIPTIONS.get(name))
                .schema(ApiSchemas.ofParameter(name, where));
        if (ApiSchemas.SEPARATED.contains(name)) {
            parameter.style(Parameter.Style.FORM).explode(false);
        }
        operation.addParameter(parameter);
    }
}
