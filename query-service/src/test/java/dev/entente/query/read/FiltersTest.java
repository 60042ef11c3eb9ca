package dev.entente.query.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Every filter at every address of the description: what it takes, and what it refuses. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class FiltersTest {

    /** What each parameter takes, and what it does not; nothing where any text is taken. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("country", List.of("TR", "XX")),
            Map.entry("countries", List.of("TR,MY", "TR,XX")),
            Map.entry("sector", List.of("energy", "astrology")),
            Map.entry("status", List.of("", "married")),
            Map.entry("instrument", List.of("treaty", "violin")),
            Map.entry("type", List.of("", "party")),
            Map.entry("actor", List.of("anwar-ibrahim", "visit/x")),
            Map.entry("place", List.of("kuala lumpur")),
            Map.entry("host", List.of("TR", "XX")),
            Map.entry("visitor", List.of("MY", "my")),
            Map.entry("issue", List.of("whaling", "Whaling")),
            Map.entry("publisher", List.of("Example Press")),
            Map.entry("corroboration", List.of("2", "-1")),
            Map.entry("from", List.of("2024-08~", "2024-13")),
            Map.entry("until", List.of("2024", "tomorrow")),
            Map.entry("q", List.of("defence", "---")),
            Map.entry("kind", List.of("visit", "party")),
            Map.entry("sort", List.of("-known", "colour")),
            Map.entry("limit", List.of("500", "501")),
            Map.entry("cursor", List.of("", "rubbish")),
            Map.entry("count", List.of("estimated", "all")),
            Map.entry("asOf", List.of("2099-01-01T00:00:00Z", "yesterday")),
            Map.entry("lang", List.of("ms", "english language")),
            Map.entry("source", List.of("https://press.example.org")),
            Map.entry("id", List.of("1")),
            Map.entry("subject", List.of("agreement/x", "party/x")),
            Map.entry("after", List.of("", "rubbish")),
            Map.entry("groupBy", List.of("type,month", "colour")),
            Map.entry("incomplete", List.of("true", "yes")),
            Map.entry("minEvents", List.of("3", "0")));

    private static final Map<String, String> NEEDED =
            Map.of("/search", "q=defence", "/positions", "issue=whaling", "/events", "source=s&id=1");

    /** Paths of the description with the names of their query parameters. */
    private static Map<String, List<String>> described() {
        var paths = given().get("/q/openapi?format=json")
                .jsonPath()
                .<String, Map<String, Map<String, List<Map<String, Object>>>>>getMap("paths");
        paths.keySet().removeIf(path -> path.startsWith("/problems") || path.startsWith("/admin"));
        var names = new java.util.TreeMap<String, List<String>>();
        paths.forEach((path, item) -> names.put(
                path,
                item.get("get").getOrDefault("parameters", List.of()).stream()
                        .filter(parameter -> parameter.get("in").equals("query"))
                        .map(parameter -> (String) parameter.get("name"))
                        .toList()));
        return names;
    }

    @TestFactory
    List<DynamicTest> every_parameter_is_checked_wherever_it_is_taken() {
        var tests = new ArrayList<DynamicTest>();
        described()
                .forEach((path, names) -> names.forEach(name -> {
                    var values = VALUES.get(name);
                    var address = path.replace("{pair}", "TR-MY").replace("{code}", "TR");
                    if (values.size() > 1 && !path.contains("{id}")) {
                        tests.add(DynamicTest.dynamicTest(
                                address + "?" + name + "=" + values.getLast(),
                                () -> refuses(address, name, values.getLast())));
                    }
                    if (!values.getFirst().isEmpty()
                            && !path.equals("/changes")
                            && !path.equals("/events")
                            && !path.contains("{id}")) {
                        tests.add(DynamicTest.dynamicTest(
                                address + "?" + name + "=" + values.getFirst(),
                                () -> takes(address, name, values.getFirst())));
                    }
                }));
        assertThat(tests).hasSizeGreaterThan(200);
        return tests;
    }

    private static void refuses(String address, String name, String value) {
        given().queryParam(name, value)
                .get(address)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", hasItem(name));
    }

    private static void takes(String address, String name, String value) {
        var needed = NEEDED.getOrDefault(address, "");
        var request = given();
        if (!needed.startsWith(name + "=")) {
            request.queryParam(name, value);
        }
        request.get(address + (needed.isEmpty() ? "" : "?" + needed)).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/timeline", "/search", "/agreements"})
    void no_text_has_control_characters(String path) {
        given().queryParam("q", "\u0000")
                .get(path)
                .then()
                .statusCode(400)
                .body("type", endsWith("/problems/invalid-request"))
                .body("errors.parameter", equalTo(List.of("q")));
    }

    @Test
    void who_ends_an_interval_by_another_name_is_told_the_right_one() {
        given().get("/timeline?from=2024&to=2025")
                .then()
                .statusCode(400)
                .body("errors.parameter", equalTo(List.of("to")))
                .body("detail", containsString("until"));
    }
}
