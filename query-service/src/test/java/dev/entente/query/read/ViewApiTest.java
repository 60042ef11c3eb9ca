package dev.entente.query.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

import dev.entente.events.Kinds;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;

/** What all views have in common, and how they are described. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class ViewApiTest extends ViewTestBase {

    @Test
    void the_history_of_an_item_is_a_table_too() {
        var address = "/visits/my-defence-minister-ankara-2024-06/history";
        var told = get(address).getMap("items[0]");

        assertThat(given().get(address + ".csv")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines())
                .startsWith("fact,type,subject,occurred,recorded,source,id,position,struck,struckBy.source,struckBy.id,"
                        + "reason,correctedTo.occurred,passedOver.detail,passedOver.by.source,passedOver.by.id")
                .element(1, InstanceOfAssertFactories.STRING)
                .startsWith("held,dev.entente.visit.held.v1,visit/my-defence-minister-ankara-2024-06,2024-06-11,")
                .contains(told.get("recorded") + "," + told.get("source") + "," + told.get("id"));
        given().get("/visits/never-heard-of/history.csv").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/search", "/search?q=---", "/positions", "/timeline?cursor=rubbish", "/relations?minEvents=0"})
    void views_refuse_what_they_cannot_use(String path) {
        given().get(path).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void every_kind_of_the_contract_has_its_collection() {
        Kinds.all()
                .forEach(kind -> given().get("/" + kind.collection())
                        .then()
                        .statusCode(200)
                        .body("items.size()", greaterThan(-1)));
    }

    @Test
    void the_description_of_the_api_names_exactly_the_parameters_that_are_read() {
        var api = given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract();
        var paths = api.jsonPath().<String, Map<String, Map<String, List<Map<String, Object>>>>>getMap("paths");
        assertThat(paths).containsKeys("/agreements", "/visits/{id}", "/relations/{pair}", "/search");
        paths.entrySet()
                .removeIf(entry -> entry.getKey().startsWith("/problems")
                        || !entry.getValue().containsKey("get"));
        paths.forEach((path, item) -> {
            var parameters = item.get("get").getOrDefault("parameters", List.of());
            var described = parameters.stream()
                    .filter(parameter -> parameter.get("in").equals("query"))
                    .map(parameter -> (String) parameter.get("name"))
                    .toList();
            assertThat(read(path)).as(path).containsExactlyInAnyOrderElementsOf(described);
        });
    }

    @Test
    void the_description_of_the_api_tells_each_collection_s_own_forms_and_refusals() {
        var paths = given().get("/q/openapi?format=json")
                .jsonPath()
                .<String, Map<String, Map<String, Object>>>getMap("paths");
        paths.keySet()
                .removeIf(path ->
                        path.contains("{") || path.matches("/(problems|admin|changes|events|positions|search).*"));
        assertThat(paths).hasSizeGreaterThan(10);
        paths.forEach((path, item) -> {
            var answers = ((Map<?, ?>) item.get("get").get("responses"));
            assertThat(answers.keySet()).as(path).isEqualTo(Set.of("200", "304", "400", "406", "503", "504"));
            var forms = ((Map<?, ?>) ((Map<?, ?>) answers.get("200")).get("content")).keySet();
            for (var form : List.of(
                    "application/json", "text/csv", "application/x-ndjson", "application/atom+xml", "text/calendar")) {
                given().accept(form)
                        .get(path)
                        .then()
                        .statusCode(forms.contains(form) ? 200 : 406)
                        .contentType(forms.contains(form) ? form : "application/problem+json");
            }
        });
        assertThat(paths.get("/visits").get("get").get("summary").toString())
                .startsWith("Visits")
                .contains("calendar");
        assertThat(paths.get("/agreements").get("get").get("summary").toString())
                .startsWith("Agreements")
                .doesNotContain("calendar");
    }

    /** The refusal of an unknown parameter lists those that are known. */
    private static List<String> read(String path) {
        var address = path.replace("{id}", "x").replace("{pair}", "TR-MY").replace("{code}", "TR");
        var problem = Operator.call()
                .get(address + "?nonsense=1")
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        String detail = problem.getString("errors.find { it.parameter == 'nonsense' }.detail");
        var known = detail.substring(detail.indexOf("known are") + "known are".length())
                .strip();
        return known.isEmpty() ? List.of() : List.of(known.split(", "));
    }

    @Test
    void the_examples_of_the_guide_run() throws IOException, InterruptedException {
        var script = Path.of("..", "docs", "examples", "query.sh").toString();
        var process = new ProcessBuilder("bash", script).redirectErrorStream(true);
        process.environment().put("ENTENTE", "http://127.0.0.1:" + RestAssured.port);
        process.environment().put("SECONDS_TO_LISTEN", "1");

        var running = process.start();
        var output = new String(running.getInputStream().readAllBytes(), UTF_8);

        assertThat(running.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("BEGIN:VCALENDAR", "<feed", "id,subject,title", "\"aligned\"", "actor/anwar-ibrahim")
                .contains("colour", "retry: 2000");
    }
}
