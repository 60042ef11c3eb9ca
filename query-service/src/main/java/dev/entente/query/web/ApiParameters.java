package dev.entente.query.web;

import java.util.List;

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
import dev.entente.query.web.QueryParameter.Times;

/**
 * Completes the description of the API: the query parameters of each address, and the addresses of each kind in place of
 * the pattern that serves them all.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiParameters implements OASFilter {

    private static final String COLLECTION = "/{collection}";

    private static final List<String> PAGES_FOR_OPERATORS = List.of("/admin/parked", "/admin/rebuild/differences");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var paths = api.getPaths();
        Addresses.views().forEach(path -> {
            var get = paths.getPathItem(path).getGET();
            Addresses.parameters(path).forEach(parameter -> add(get, parameter, path));
            ApiAnswers.describe(get, path);
            ApiHeaders.describe(get, path);
        });
        PAGES_FOR_OPERATORS.forEach(path -> List.of(QueryParameter.LIMIT, QueryParameter.CURSOR)
                .forEach(parameter -> add(paths.getPathItem(path).getGET(), parameter, path)));
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
        if (!suffix.isEmpty()) {
            get.addParameter(OASFactory.createParameter()
                    .name("id")
                    .in(Parameter.In.PATH)
                    .required(true)
                    .description("Id of the " + kind.name())
                    .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
        }
        Addresses.parameters(kind, suffix).forEach(parameter -> add(get, parameter, kind.name()));
        ApiHeaders.describe(get, "/" + kind.collection() + suffix);
        return OASFactory.createPathItem().GET(get);
    }

    /** What an address cannot do without stands once there. */
    private static void add(Operation operation, QueryParameter asked, String where) {
        var isNeeded = Addresses.needs(where, asked);
        var value = asked.value(where);
        var parameter = OASFactory.createParameter()
                .name(asked.wireName())
                .in(Parameter.In.QUERY)
                .required(isNeeded)
                .description(asked.description())
                .schema(asked.times() == Times.ONCE || isNeeded ? value : ApiSchemas.list(value));
        if (asked.times() == Times.LISTED) {
            parameter.style(Parameter.Style.FORM).explode(false);
        }
        operation.addParameter(parameter);
    }
}
