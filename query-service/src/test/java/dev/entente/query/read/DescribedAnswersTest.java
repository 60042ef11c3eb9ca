package dev.entente.query.read;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.entente.events.Kinds;
import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What is answered is what the description of the API says: nothing else, and nothing more. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class DescribedAnswersTest extends DescribedTestBase {

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
