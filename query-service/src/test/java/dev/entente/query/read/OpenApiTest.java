package dev.entente.query.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.tags.Tag;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;

import dev.entente.events.Kinds;
import dev.entente.events.Position;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.codec.StructuredMode;
import dev.entente.events.edtf.Edtf;
import dev.entente.events.edtf.EdtfException;
import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What is answered is what the description of the API says: nothing else, and nothing more. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class OpenApiTest {

    private static final String BETWEEN =
            "[{'country':'LI','person':'A. Person','office':'Minister'},{'country':'SM'}]";

    private static final List<String> SELF_EXPLAINING = List.of(
            "id",
            "subject",
            "count",
            "what",
            "type",
            "percent",
            "eventsPerSecond",
            "detail",
            "parameter",
            "kind",
            "organization",
            "person",
            "office",
            "publisher",
            "name",
            "role",
            "title",
            "item",
            "quantity");

    private static Position told = Position.START;
    private static ObjectNode api;
    private static final Map<String, Schema> SCHEMAS = new TreeMap<>();

    /** The corpus, and two countries of which all is told that an answer can show. */
    @BeforeAll
    static void tell() throws IOException {
        try (var log = new EventLog();
                var corpus = new BufferedReader(new InputStreamReader(
                        Json.class.getResourceAsStream("/dev/entente/events/corpus/turkiye-malaysia-2024.ndjson"),
                        UTF_8))) {
            for (var line : corpus.lines().toList()) {
                var event = StructuredMode.read(Json.object(line));
                told = told.and(
                        log.append(event.subject().toString(), KafkaMode.headers(event), KafkaMode.value(event)));
            }
            tellOfAgreements(log);
            tellOfTheRest(log);
        }
    }

    private static void tell(EventLog log, String id, String type, String subject, String data) {
        told = told.and(log.append(id, type, subject, data));
    }

    private static String signed(String occurred) {
        return "{'occurred':'" + occurred + "','title':{'en':'Pact','tr':'Pakt'},'parties':" + BETWEEN
                + ",'instrument':'treaty','money':{'currency':'EUR','amount':'12.50'},'validUntil':'2030',"
                + "'sectors':['energy'],'place':{'country':'LI','name':'Vaduz','latitude':47.1,'longitude':9.5},"
                + "'evidence':[{'url':'https://press.example.org/pact','publisher':'Example Press',"
                + "'published':'2024-01-07','kind':'press','reliability':'reported'}]}";
    }

    private static void tellOfAgreements(EventLog log) {
        tell(log, "told-1", "agreement.signed", "agreement/told", signed("2024-01-05"));
        tell(log, "told-2", "agreement.signed", "agreement/told", signed("2024-01-06"));
        tell(log, "told-2", "agreement.signed", "agreement/told", signed("2024-01-06"));
        tell(log, "told-2", "agreement.signed", "agreement/told", signed("2024-01-07"));
        tell(log, "told-3", "agreement.terminated", "agreement/told", "{'occurred':'2023'}");
        tell(log, "told-4", "agreement.proposed", "agreement/told", signed("2023-05"));
        tell(
                log,
                "told-5",
                "report.corrected",
                "agreement/told",
                "{'corrects':{'source':'" + EventLog.SOURCE + "','id':'told-4'},'data':" + signed("2023-06")
                        + ",'reason':'a slip'}");
        tell(log, "told-6", "agreement.signed", "agreement/told-hoax", signed("2024"));
        tell(
                log,
                "told-7",
                "report.retracted",
                "agreement/told-hoax",
                "{'retracts':{'source':'" + EventLog.SOURCE + "','id':'told-6'},'reason':'a hoax'}");
        tell(log, "told-8", "agreement.signed", "agreement/told-again", signed("2024-01-05"));
        tell(
                log,
                "told-9",
                "report.sameAs",
                "agreement/told",
                "{'same':['agreement/told','agreement/told-again'],'keep':'agreement/told'}");
        told = told.and(log.append(
                "agreement/told",
                Map.of(
                        "ce_specversion", "1.0".getBytes(UTF_8),
                        "ce_id", "told-10".getBytes(UTF_8),
                        "ce_source", EventLog.SOURCE.getBytes(UTF_8),
                        "ce_type", "dev.entente.agreement.imagined.v1".getBytes(UTF_8),
                        "ce_subject", "agreement/told".getBytes(UTF_8)),
                "{\"a\":1}".getBytes(UTF_8)));
    }

    private static void tellOfTheRest(EventLog log) {
        var about =
                "{'occurred':'2024-05~','title':{'en':'Told'},'summary':{'en':'Told of'},'references':['agreement/told'],";
        tell(
                log,
                "told-11",
                "visit.held",
                "visit/told",
                about + "'host':{'country':'LI'},'visitors':[{'country':'SM'}],'level':'minister'}");
        tell(
                log,
                "told-12",
                "visit.held",
                "visit/told-back",
                about + "'host':{'country':'SM'},'visitors':[{'country':'LI'}],'returns':'visit/told'}");
        tell(
                log,
                "told-13",
                "meeting.held",
                "meeting/told",
                about + "'participants':" + BETWEEN + ",'format':'video'}");
        for (var speaker : List.of("LI", "SM")) {
            tell(
                    log,
                    "told-14" + speaker,
                    "statement.made",
                    "statement/told-" + speaker,
                    about + "'speakers':[{'country':'" + speaker + "'}],'addressees':[{'country':'MC'}],"
                            + "'quote':{'en':'So be it'},'medium':'speech',"
                            + "'position':{'issue':'told-issue','stance':'supports','of':'told'}}");
        }
        tell(
                log,
                "told-15",
                "transfer.ordered",
                "transfer/told",
                about + "'supplier':{'country':'LI'},'recipient':{'country':'SM'},"
                        + "'item':{'kind':'equipment','category':'ship','designation':'corvette','quantity':3}}");
        tell(
                log,
                "told-16",
                "transfer.milestoneReached",
                "transfer/told",
                "{'occurred':'2024-06','milestone':'launched'}");
        tell(log, "told-17", "transfer.delivered", "transfer/told", "{'occurred':'2024-07','delivered':1}");
        tell(
                log,
                "told-18",
                "exercise.announced",
                "exercise/told",
                about + "'participants':" + BETWEEN + ",'kind':'exercise','designation':'Told 24'}");
        tell(
                log,
                "told-19",
                "programme.launched",
                "programme/told",
                about + "'parties':" + BETWEEN + ",'stage':'running'}");
        tell(
                log,
                "told-20",
                "actor.described",
                "actor/told",
                "{'occurred':'2024','name':{'en':'A. Person'},'kind':'person','country':'LI','aliases':['Ann'],"
                        + "'offices':[{'office':'Minister','organization':'Ministry','from':'2020','until':'2024'}],"
                        + "'identifiers':{'wikidata':'Q1'}}");
    }

    @BeforeEach
    void wait_until_it_is_projected() throws IOException {
        EventLog.isProjected(told);
        if (api == null) {
            api = Json.object(given().get("/q/openapi?format=json").asByteArray());
        }
    }

    /** A date of the contract. */
    private static final class EdtfFormat implements Format {

        @Override
        public String getName() {
            return "edtf";
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            try {
                Edtf.parse(value);
                return true;
            } catch (EdtfException e) {
                return false;
            }
        }
    }

    /** @param inOneLanguage whether texts are plain strings, since the parameter lang asks for one language */
    private static Schema schema(JsonNode of, boolean inOneLanguage) {
        return SCHEMAS.computeIfAbsent(of.toString() + inOneLanguage, text -> {
            var document = Json.MAPPER.createObjectNode();
            document.setAll((ObjectNode) of.deepCopy());
            var schemas = (ObjectNode) api.at("/components/schemas").deepCopy();
            if (inOneLanguage) {
                schemas.putObject("Text").put("type", "string");
            }
            document.putObject("components").set("schemas", schemas);
            close(document);
            var dialect = Dialect.builder(Dialects.getDraft202012())
                    .format(new EdtfFormat())
                    .build();
            var config =
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
            return SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config))
                    .getSchema(document);
        });
    }

    /** Answers may get further properties one day; until then the description has all of them. */
    private static void close(JsonNode node) {
        if (node.path("properties").isObject() && !node.has("additionalProperties")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        node.forEach(OpenApiTest::close);
    }

    /** What the description says of this address; the address itself before a pattern that it fits. */
    private static JsonNode described(String method, String path) {
        var paths = api.get("paths");
        var operation = paths.has(path)
                ? paths.get(path)
                : paths.properties().stream()
                        .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(path + " is not described"));
        return operation.get(method);
    }

    private static JsonNode isAsDescribed(String method, String address, Response answer, int status) {
        assertThat(answer.statusCode()).as(address + ": " + answer.asString()).isEqualTo(status);
        var form = status < 400 ? "application/json" : "application/problem+json";
        var schema = described(method, address.split("\\?", 2)[0])
                .path("responses")
                .path(String.valueOf(status))
                .path("content")
                .path(form)
                .path("schema");
        assertThat(schema.isObject()).as(address + " has a schema of " + status).isTrue();
        var body = Json.object(answer.asByteArray());
        isValid(address, schema, body);
        return body;
    }

    private static void isValid(String where, JsonNode schema, JsonNode value) {
        assertThat(schema(schema, where.contains("lang=")).validate(value))
                .as(where + " by " + schema + ": " + value)
                .isEmpty();
    }

    private static JsonNode isAsDescribed(String address) {
        return isAsDescribed("get", address, given().get(address), 200);
    }

    @Test
    void every_item_its_history_and_its_line_are_as_described() {
        for (var kind : Kinds.all()) {
            var collection = "/" + kind.collection();
            var page = isAsDescribed(collection + "?limit=500&count=exact");
            isAsDescribed(collection + "?limit=1&lang=tr");
            isAsDescribed(collection + "?limit=50&lang=fr");
            assertThat(page.get("items")).as(collection).isNotEmpty();
            var item = described("get", collection + "/x").at("/responses/200/content/application~1json/schema");
            given().accept("application/x-ndjson")
                    .get(collection)
                    .asString()
                    .lines()
                    .forEach(line -> isValid(collection, item, Json.object(line)));
            for (var one : page.get("items")) {
                if (one.toString().contains("told") || one.toString().contains("tr-my")) {
                    var address = collection + "/" + one.get("id").asText();
                    isAsDescribed(address);
                    isAsDescribed(address + "/history");
                }
            }
        }
    }

    @Test
    void an_item_of_which_everything_is_known_shows_every_property_that_is_described() {
        for (var kind : Kinds.all()) {
            var collection = "/" + kind.collection();
            var shown = new TreeSet<String>();
            isAsDescribed(collection + "?limit=500")
                    .get("items")
                    .forEach(item -> item.fieldNames().forEachRemaining(shown::add));
            var name = described("get", collection + "/x")
                    .at("/responses/200/content/application~1json/schema/$ref")
                    .asText()
                    .replace("#/components/schemas/", "");
            var properties = new TreeSet<String>();
            api.at("/components/schemas/" + name + "/properties").fieldNames().forEachRemaining(properties::add);
            shown.addAll(List.of("parked", "place", "languages"));
            assertThat(shown).as(collection).containsAll(properties);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/timeline?limit=500&count=exact",
                "/timeline?limit=2&lang=ms",
                "/relations",
                "/relations?country=LI",
                "/relations/countries?country=LI",
                "/relations/TR-MY",
                "/relations/LI-SM",
                "/relations/TV-VU",
                "/relations/LI-SM/timeline?limit=3&count=estimated",
                "/positions?issue=israeli-palestinian-conflict",
                "/positions?issue=told-issue",
                "/positions?issue=nobody-speaks-of-it",
                "/positions/now",
                "/issues",
                "/issues?country=SM",
                "/issues?lang=tr",
                "/countries?lang=fr",
                "/search?q=told&lang=fr",
                "/timeline?limit=20&lang=fr",
                "/statistics/activity",
                "/statistics/activity?groupBy=month,week,sector,country,type",
                "/statistics/activity?groupBy=month,sector&incomplete=true",
                "/search?q=malaysia&limit=1&count=exact",
                "/search?q=told&lang=en",
                "/countries",
                "/countries?lang=tr",
                "/countries/TR",
                "/countries/TV?lang=ms"
            })
    void views_are_as_described(String address) {
        isAsDescribed(address);
    }

    @ParameterizedTest
    @CsvSource({
        "told-1, projected",
        "told-2, projected",
        "told-4, corrected",
        "told-6, retracted",
        "told-9, projected",
        "told-10, parked"
    })
    void an_event_is_as_described_whatever_became_of_it(String id, String status) {
        var event = isAsDescribed("/events?source=" + EventLog.SOURCE + "&id=" + id);
        assertThat(event.get("status").asText()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/agreements?colour=red, 400",
        "/relations/TR-TR, 400",
        "/agreements/never-heard-of, 404",
        "/agreements/told-hoax, 410",
        "/countries/XX, 404",
        "/events?source=s&id=none, 404"
    })
    void refusals_are_as_described(String address, int status) {
        isAsDescribed("get", address, given().get(address), status);
    }

    @Test
    void what_operators_are_answered_is_as_described() {
        var parked =
                isAsDescribed("get", "/admin/parked?limit=1", Operator.call().get("/admin/parked?limit=1"), 200);
        var replay = "/admin/parked/" + parked.at("/items/0/id").asText() + "/replay";
        isAsDescribed("post", replay, Operator.call().post(replay), 409);
        isAsDescribed("get", "/admin/verify", Operator.call().get("/admin/verify"), 200);
        isAsDescribed("get", "/admin/verify/latest", Operator.call().get("/admin/verify/latest"), 200);
        isAsDescribed("get", "/admin/parked", given().get("/admin/parked"), 401);
    }

    @Test
    void generators_of_clients_can_read_it() {
        var read = new OpenAPIV3Parser().readContents(api.toString(), List.of(), new ParseOptions());
        assertThat(read.getMessages()).isEmpty();

        var operations = read.getOpenAPI().getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
        assertThat(operations)
                .extracting(Operation::getOperationId)
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .contains("listAgreements", "getVisit", "getActorHistory", "search");
        var described = read.getOpenAPI().getTags().stream().map(Tag::getName).toList();
        assertThat(operations).allSatisfy(operation -> assertThat(described).containsAll(operation.getTags()));
    }

    @Test
    void every_object_within_another_has_a_name() {
        var schemas = api.at("/components/schemas");
        schemas.properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(property -> {
                            var one = property.getValue();
                            assertThat(one.has("properties")
                                            || one.path("items").has("properties"))
                                    .as(schema.getKey() + "." + property.getKey())
                                    .isFalse();
                        }));
        assertThat(schemas.at("/Text/additionalProperties/type").asText()).isEqualTo("string");
        assertThat(api.findValues("anyOf")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/agreements?limit=1", "/relations/LI-SM?asOf=2020-01-01T00:00:00Z", "/agreements/told-hoax"})
    void the_headers_of_answers_are_described(String address) {
        var answer = given().get(address);
        var headers = described("get", address.split("\\?", 2)[0]).at("/responses/" + answer.statusCode() + "/headers");
        for (var name : List.of("Entente-Position", "Entente-Known-Since", "ETag", "Link")) {
            if (answer.headers().hasHeaderWithName(name)) {
                assertThat(headers.has(name)).as(name + " of " + address).isTrue();
            }
        }
    }

    @Test
    void every_answer_has_a_schema_and_every_reference_leads_somewhere() {
        api.get("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/problems"))
                .forEach(path -> path.getValue()
                        .forEach(operation -> operation.path("responses").properties().stream()
                                .flatMap(response -> response.getValue().path("content").properties().stream())
                                .forEach(content -> {
                                    var schema = content.getValue().path("schema");
                                    assertThat(schema.has("$ref")
                                                    || schema.path("type")
                                                            .asText()
                                                            .equals("string"))
                                            .as(path.getKey() + " " + content)
                                            .isTrue();
                                })));
        var references = api.findValuesAsText("$ref");
        assertThat(references)
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isObject())
                                .as(reference)
                                .isTrue());
    }

    @Test
    void every_property_is_explained_and_every_example_is_one() {
        var silent = new ArrayList<String>();
        api.at("/components/schemas").properties().forEach(schema -> check(schema.getKey(), schema.getValue(), silent));
        assertThat(silent).isEmpty();
    }

    private static void check(String where, JsonNode schema, List<String> silent) {
        schema.path("examples").forEach(example -> isValid("example of " + where, schema, example));
        schema.path("properties").properties().forEach(property -> {
            if (!isExplained(property.getKey(), property.getValue())) {
                silent.add(where + "." + property.getKey());
            }
            check(where + "." + property.getKey(), property.getValue(), silent);
        });
        if (schema.has("items")) {
            check(where, schema.get("items"), silent);
        }
    }

    private static boolean isExplained(String name, JsonNode schema) {
        return SELF_EXPLAINING.contains(name)
                || Stream.of("description", "$ref", "examples", "enum", "items").anyMatch(schema::has);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/visits", "/timeline", "/relations", "/statistics/activity"})
    void whatever_the_parameter_type_is_said_to_take_it_takes(String path) {
        var types = new ArrayList<String>();
        for (var parameter : described("get", path).get("parameters")) {
            if (parameter.get("name").asText().equals("type")) {
                parameter.at("/schema/items/enum").forEach(type -> types.add(type.asText()));
            }
        }

        assertThat(types).hasSizeGreaterThan(5);
        given().queryParam("type", types).get(path).then().statusCode(200);
    }
}
