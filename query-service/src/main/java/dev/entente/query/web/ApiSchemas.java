package dev.entente.query.web;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventType;
import dev.entente.events.FactType;
import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.code.CodeLists;
import dev.entente.events.json.Json;
import dev.entente.events.report.Reports;
import dev.entente.events.schema.Schemas;

/** The schemas of the description of the API: of what parameters take, of what is answered, and of problems. */
final class ApiSchemas {

    static final String COMPONENTS = "#/components/schemas/";

    /** JSON Schemas of what is answered: of properties of items that no event has, and of answers, by name. */
    static final ObjectNode ANSWERS = Json.resource(ApiSchemas.class, "answers.json");

    /** Definitions of events of which answers have other ones, or none. */
    private static final Set<String> OTHERWISE =
            Set.of("country", "text", "longText", "word", "actors", "twoActors", "eventId");

    private ApiSchemas() {}

    /** Adds the schemas to which the others refer. */
    static void addTo(OpenAPI api) {
        var components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        components
                .addSchema(
                        "Country",
                        among(CodeLists.countries().codes()).description("Country code (ISO 3166-1 alpha-2)."))
                .addSchema("Sector", among(CodeLists.sectors().codes()).description("Code of the list of sectors."))
                .addSchema(
                        "Instrument",
                        among(CodeLists.named("instruments").orElseThrow().codes())
                                .description("Code of the list of instruments."))
                .addSchema("KindName", among(kinds()).description("Name of a kind."))
                .addSchema("FactType", among(typesOfFacts()).description("Event type of a fact."))
                .addSchema("Problem", problem());
        Schemas.definitions().properties().stream()
                .filter(definition -> !OTHERWISE.contains(definition.getKey()))
                .forEach(definition -> components.addSchema(
                        JsonSchemas.named(definition.getKey()), JsonSchemas.of(definition.getValue())));
        addAnswersTo(components);
        ApiNames.nameInner(components);
        ApiNames.nameProblemTypes(api, components);
        ApiHeaders.addTo(components);
        api.components(components);
    }

    private static void addAnswersTo(Components components) {
        ANSWERS.get("schemas").properties().stream()
                .filter(answer -> !answer.getKey().equals("Item"))
                .forEach(answer -> components.addSchema(answer.getKey(), JsonSchemas.of(answer.getValue())));
        for (var kind : Kinds.all()) {
            var name = ItemSchema.name(kind);
            components.addSchema(name, JsonSchemas.of(ItemSchema.of(kind))).addSchema(page(name), pageOf(name));
        }
        components.addSchema(page("Happening"), pageOf("Happening"));
    }

    /** What a page of these is called. */
    static String page(String name) {
        return name + "Page";
    }

    private static Schema pageOf(String name) {
        return object().addProperty("items", list(reference(name)))
                .addProperty("next", reference("Cursor"))
                .addProperty("count", reference("Count"))
                .addRequired("items");
    }

    private static List<String> kinds() {
        return Kinds.names();
    }

    private static Stream<FactType> facts() {
        return Kinds.all().stream().flatMap(kind -> kind.facts().stream());
    }

    private static List<String> typesOfFacts() {
        return facts().flatMap(ApiSchemas::types).toList();
    }

    private static Stream<String> types(FactType fact) {
        return fact.types().stream().map(EventType::toString);
    }

    /**
     * What the parameter {@code type} takes.
     *
     * @param where the name of the kind whose collection it filters, or another address
     */
    static Collection<String> typesAt(String where) {
        var names = new LinkedHashSet<String>();
        var ofOne = Kinds.named(where);
        var facts = ofOne.<List<FactType>>map(Kind::facts).orElseGet(() -> facts().toList());
        facts.stream().map(FactType::name).forEach(names::add);
        facts.stream().flatMap(ApiSchemas::types).forEach(names::add);
        if (ofOne.isEmpty()) {
            names.addAll(kinds());
        }
        if (where.equals("/changes")) {
            names.add(Reports.AGGREGATE);
            Reports.TYPES.keySet().stream().map(EventType::toString).sorted().forEach(names::add);
        }
        return names;
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

    static Schema list(Schema items) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
    }

    static Schema number(int least) {
        return OASFactory.createSchema().addType(SchemaType.INTEGER).minimum(BigDecimal.valueOf(least));
    }

    static Schema among(Collection<String> values) {
        var schema = text();
        values.forEach(schema::addEnumeration);
        return schema;
    }

    /** RFC 9457, and what Entente adds. */
    private static Schema problem() {
        var error = object().addProperty("parameter", text()).addProperty("detail", text());
        return object().description("A problem document (RFC 9457); some types have further members.")
                .additionalPropertiesSchema(OASFactory.createSchema())
                .addProperty("type", text().format("uri-reference").description("Leads to an explanation."))
                .addProperty("title", text().description("The same for all problems of the type."))
                .addProperty("status", number(400).description("That of the answer."))
                .addProperty("detail", text().description("What is wrong with this request, and what to do."))
                .addProperty("errors", list(error).description("Each parameter that cannot be used, and why."))
                .addRequired("type")
                .addRequired("title")
                .addRequired("status");
    }
}
