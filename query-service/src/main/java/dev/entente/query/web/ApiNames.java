package dev.entente.query.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.tags.Tag;

import dev.entente.events.Kind;
import dev.entente.events.Kinds;

/**
 * What generated clients call things: operations, and the objects within others. Each has a name that stays; what has none
 * ends the build.
 */
final class ApiNames {

    /** Operations by method and path. */
    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            Map.entry("GET /timeline", "listTimeline"),
            Map.entry("GET /relations", "getNetwork"),
            Map.entry("GET /relations/countries", "getNetworkCountries"),
            Map.entry("GET /relations/{pair}", "getRelation"),
            Map.entry("GET /relations/{pair}/timeline", "listRelationTimeline"),
            Map.entry("GET /positions", "getPositions"),
            Map.entry("GET /positions/now", "getProgress"),
            Map.entry("GET /issues", "listIssues"),
            Map.entry("GET /statistics/activity", "getActivity"),
            Map.entry("GET /search", "search"),
            Map.entry("GET /events", "getEvent"),
            Map.entry("GET /countries", "listCountries"),
            Map.entry("GET /countries/{code}", "getCountry"),
            Map.entry("GET /changes", "followChanges"),
            Map.entry("POST /admin/rebuild", "startRebuild"),
            Map.entry("GET /admin/rebuild", "getRebuild"),
            Map.entry("DELETE /admin/rebuild", "discardRebuild"),
            Map.entry("GET /admin/rebuild/differences", "listRebuildDifferences"),
            Map.entry("POST /admin/rebuild/swap", "swapRebuild"),
            Map.entry("GET /admin/verify", "verify"),
            Map.entry("GET /admin/verify/{id}", "getVerification"),
            Map.entry("GET /admin/parked", "listParked"),
            Map.entry("POST /admin/parked/{id}/replay", "replayParked"),
            Map.entry("GET /problems", "listProblems"),
            Map.entry("GET /problems/{slug}", "explainProblem"));

    /** Objects within others, by the property that has them; where that is not enough, with the schema before it. */
    private static final Map<String, String> INNER = Map.ofEntries(
            Map.entry("anomalies", "Anomaly"),
            Map.entry("corroboration", "Corroboration"),
            Map.entry("disagreements", "Disagreement"),
            Map.entry("claims", "Claim"),
            Map.entry("events", "ItemEvent"),
            Map.entry("milestones", "Milestone"),
            Map.entry("offices", "Office"),
            Map.entry("Transfer.item", "TransferItem"),
            Map.entry("Statement.position", "StatementPosition"),
            Map.entry("History.items", "HistoryEntry"),
            Map.entry("Relation.lastContact", "Contact"),
            Map.entry("Relation.visits", "VisitsOneWay"),
            Map.entry("Relation.positions", "SharedIssue"),
            Map.entry("Relation.activity", "MonthOfActivity"),
            Map.entry("Network.nodes", "NetworkNode"),
            Map.entry("Network.links", "NetworkLink"),
            Map.entry("Positions.items", "CountryPosition"),
            Map.entry("Issues.items", "Issue"),
            Map.entry("Activity.items", "ActivityCount"),
            Map.entry("Found.items", "Hit"),
            Map.entry("Found.facets", "Facets"),
            Map.entry("Event.alerts", "AlertCounts"),
            Map.entry("Event.conflicts", "Conflict"),
            Map.entry("Event.misdirected", "MisdirectedReport"),
            Map.entry("CountryPortrait.partners", "Partner"),
            Map.entry("Differences.items", "RebuildDifference"),
            Map.entry("ParkedList.items", "ParkedRecord"),
            Map.entry("Problem.errors", "ParameterError"));

    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("Timeline", "What happened, fact by fact."),
            Map.entry("Relations", "What there is between two countries, and the network of all."),
            Map.entry("Positions", "Where countries stand on issues; how far the service is behind the log."),
            Map.entry("Statistics", "Counts of facts, ready to plot."),
            Map.entry("Search", "Items of all kinds by words."),
            Map.entry("Events", "What became of a reported event."),
            Map.entry("Countries", "Countries with what is known of them."),
            Map.entry("Changes", "News as it comes, as server-sent events."),
            Map.entry("Administration", "For operators; needs the scope admin."),
            Map.entry("Problem Pages", "What the types of problem documents (RFC 9457) mean."),
            Map.entry("Problem Index", "The types of problem documents."));

    private ApiNames() {}

    /** The tags of the description, with a sentence each. */
    static List<Tag> tags() {
        var views = TAGS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> OASFactory.createTag().name(tag.getKey()).description(tag.getValue()));
        var kinds = Kinds.all().stream()
                .map(kind -> OASFactory.createTag()
                        .name(kind.collection())
                        .description("Items of the kind " + kind.name() + ", each with its history."));
        return Stream.concat(kinds, views).toList();
    }

    /** Names the operations that belong to no kind. */
    static void nameOperations(Paths paths) {
        paths.getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> nameOperation(operation, method, path)));
    }

    private static void nameOperation(Operation operation, PathItem.HttpMethod method, String path) {
        if (operation.getOperationId() == null) {
            operation.operationId(Optional.ofNullable(OPERATIONS.get(method + " " + path))
                    .orElseThrow(() -> new IllegalStateException(
                            "the operation " + method + " " + path + " has no name; put it into ApiNames")));
        }
    }

    /**
     * The name of a read of a collection.
     *
     * @param suffix what stands behind the collection in the path
     */
    static String ofKind(Kind<?, ?> kind, String suffix) {
        var item = capital(kind.name());
        return switch (suffix) {
            case "" -> "list" + capital(kind.collection());
            case "/{id}" -> "get" + item;
            default -> "get" + item + "History";
        };
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** The framework calls what lists the types of problems after its classes, whose names say nothing outside. */
    static void nameProblemTypes(OpenAPI api, Components components) {
        rename(components, "Entry", "ProblemType");
        rename(components, "Index", "ProblemTypes");
        components
                .getSchemas()
                .get("ProblemTypes")
                .addProperty("items", ApiSchemas.list(ApiSchemas.reference("ProblemType")));
        api.getPaths()
                .getPathItem("/problems")
                .getGET()
                .getResponses()
                .getAPIResponse("200")
                .getContent()
                .getMediaType(MediaTypes.JSON)
                .schema(ApiSchemas.reference("ProblemTypes"));
    }

    private static void rename(Components components, String name, String clearer) {
        components.addSchema(clearer, components.getSchemas().get(name));
        components.removeSchema(name);
    }

    /** Makes a schema with a name of every object within another. */
    static void nameInner(Components components) {
        for (var owner : List.copyOf(components.getSchemas().keySet())) {
            nameInner(components, owner, components.getSchemas().get(owner));
        }
    }

    private static void nameInner(Components components, String owner, Schema schema) {
        if (schema.getProperties() != null) {
            new LinkedHashMap<>(schema.getProperties())
                    .forEach((property, inner) -> named(components, owner, property, inner)
                            .ifPresent(reference -> schema.addProperty(property, reference)));
        }
    }

    /** What stands in place of an object, or of the list of it. */
    private static Optional<Schema> named(Components components, String owner, String property, Schema inner) {
        if (inner.getProperties() != null) {
            var name = name(components, owner, property, inner);
            return Optional.of(ApiSchemas.reference(name).description(inner.getDescription()));
        }
        if (inner.getItems() != null && inner.getItems().getProperties() != null) {
            inner.items(ApiSchemas.reference(name(components, owner, property, inner.getItems())));
        }
        return Optional.empty();
    }

    private static String name(Components components, String owner, String property, Schema inner) {
        var name = Optional.ofNullable(INNER.get(owner + "." + property))
                .or(() -> Optional.ofNullable(INNER.get(property)))
                .orElseThrow(() -> new IllegalStateException(
                        "the object " + property + " of " + owner + " has no name; put it into ApiNames"));
        if (!components.getSchemas().containsKey(name)) {
            components.addSchema(name, inner);
            nameInner(components, name, inner);
        }
        return name;
    }
}
