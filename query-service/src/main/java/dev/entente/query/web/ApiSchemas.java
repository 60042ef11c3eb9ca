package dev.entente.query.web;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.code.CodeLists;

/** The schemas of the description of the API: of what parameters take, and of problems. */
final class ApiSchemas {

    /** Parameters whose values stand in one, with commas between them. */
    static final Set<String> SEPARATED = Set.of("countries", "groupBy");

    private static final Set<String> REPEATED = Set.of(
            "country",
            "sector",
            "status",
            "instrument",
            "type",
            "actor",
            "place",
            "issue",
            "publisher",
            "kind",
            "subject");

    private static final String COMPONENTS = "#/components/schemas/";

    private ApiSchemas() {}

    /** Adds the schemas to which the others refer. */
    static void addTo(OpenAPI api) {
        var components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        components
                .addSchema("Country", among(CodeLists.countries().codes()))
                .addSchema("Sector", among(CodeLists.sectors().codes()))
                .addSchema(
                        "Instrument",
                        among(CodeLists.named("instruments").orElseThrow().codes()))
                .addSchema("Problem", problem());
        api.components(components);
    }

    static Schema reference(String name) {
        return OASFactory.createSchema().ref(COMPONENTS + name);
    }

    static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    /**
     * The schema of a query parameter.
     *
     * @param where the name of the kind whose collection it filters, or another address
     */
    static Schema ofParameter(String name, String where) {
        var one = ofValue(name, where);
        return (REPEATED.contains(name) && !isOne(name, where)) || SEPARATED.contains(name)
                ? OASFactory.createSchema().addType(SchemaType.ARRAY).items(one)
                : one;
    }

    /** Positions are told of one issue. */
    private static boolean isOne(String name, String where) {
        return name.equals("issue") && where.equals("/positions");
    }

    private static Schema ofValue(String name, String where) {
        return switch (name) {
            case "country", "countries" -> reference("Country");
            case "sector" -> reference("Sector");
            case "instrument" -> reference("Instrument");
            case "status" -> among(Kinds.named(where).orElseThrow().statuses());
            case "kind" -> among(Kinds.all().stream().map(Kind::name).toList());
            case "sort" ->
                among(List.of("-occurred", "occurred", "-known", "known", "title"))
                        .defaultValue("-occurred");
            case "count" -> among(List.of("exact", "estimated"));
            case "groupBy" -> among(List.of("month", "sector", "country", "type"));
            case "limit" -> number(1).maximum(BigDecimal.valueOf(500)).defaultValue(50);
            case "corroboration" -> number(0);
            case "minEvents" -> number(1);
            case "asOf" -> text().format("date-time");
            default -> text();
        };
    }

    private static Schema number(int least) {
        return OASFactory.createSchema().addType(SchemaType.INTEGER).minimum(BigDecimal.valueOf(least));
    }

    private static Schema among(Collection<String> values) {
        var schema = text();
        values.forEach(schema::addEnumeration);
        return schema;
    }

    /** RFC 9457, and what Entente adds. */
    private static Schema problem() {
        var error = object().addProperty("parameter", text()).addProperty("detail", text());
        return object().addProperty("type", text().format("uri-reference"))
                .addProperty("title", text())
                .addProperty("status", number(400))
                .addProperty("detail", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(error)
                                .description("Each parameter that cannot be used, and why"))
                .addRequired("title")
                .addRequired("status");
    }
}
