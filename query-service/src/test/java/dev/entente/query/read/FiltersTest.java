package dev.entente.query.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

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

    /** Paths of the description with their query parameters. */
    private static Map<String, List<JsonNode>> described() {
        var parameters = new TreeMap<String, List<JsonNode>>();
        Json.object(given().get("/q/openapi?format=json").asByteArray())
                .get("paths")
                .properties()
                .forEach(path -> parameters.put(
                        path.getKey(),
                        path.getValue()
                                .at("/get/parameters")
                                .valueStream()
                                .filter(parameter ->
                                        parameter.get("in").asText().equals("query"))
                                .toList()));
        parameters.keySet().removeIf(path -> path.startsWith("/problems") || path.startsWith("/admin"));
        return parameters;
    }

    private static String name(JsonNode parameter) {
        return parameter.get("name").asText();
    }

    /** What a parameter takes in one address each: lists have all of their words together. */
    private static Stream<List<String>> words(JsonNode parameter) {
        var ofList = parameter.at("/schema/items/enum");
        return ofList.isMissingNode()
                ? parameter.at("/schema/enum").valueStream().map(word -> List.of(word.asText()))
                : Stream.of(ofList.valueStream().map(JsonNode::asText).toList());
    }

    private static String address(String path) {
        return path.replace("{pair}", "TR-MY").replace("{code}", "TR").replace("{id}", "x");
    }

    @TestFactory
    List<DynamicTest> every_parameter_is_checked_wherever_it_is_taken() {
        var tests = new ArrayList<DynamicTest>();
        described()
                .forEach((path, parameters) -> parameters.forEach(parameter -> {
                    var name = name(parameter);
                    var values = VALUES.get(name);
                    assertThat(values).as("values for " + name).isNotNull();
                    var address = address(path);
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
                                () -> takes(address, name, List.of(values.getFirst()))));
                    }
                }));
        assertThat(tests).hasSizeGreaterThan(200);
        return tests;
    }

    @TestFactory
    Stream<DynamicTest> an_address_takes_what_is_described_and_no_more() {
        return described().entrySet().stream()
                .map(path -> DynamicTest.dynamicTest(path.getKey(), () -> {
                    var names = path.getValue().stream().map(FiltersTest::name).sorted();
                    given().get(address(path.getKey()) + "?colour=red")
                            .then()
                            .statusCode(400)
                            .body(
                                    "errors.detail",
                                    hasItem(endsWith("; known are " + names.collect(Collectors.joining(", ")))));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_parameter_stands_as_often_as_is_described() {
        return described().entrySet().stream()
                .flatMap(path -> path.getValue().stream().map(parameter -> {
                    var name = name(parameter);
                    var address = address(path.getKey()) + "?colour=red&" + name + "=a&" + name + "=b";
                    var refused = hasItem(endsWith("once is enough"));
                    return DynamicTest.dynamicTest(
                            address,
                            () -> given().get(address)
                                    .then()
                                    .statusCode(400)
                                    .body(
                                            "errors.detail",
                                            parameter.at("/schema/items").isMissingNode() ? refused : not(refused)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_parameter_takes_each_word_that_is_described() {
        return described().entrySet().stream()
                .filter(path -> !path.getKey().equals("/changes"))
                .flatMap(path -> path.getValue().stream()
                        .flatMap(parameter -> words(parameter)
                                .map(words -> DynamicTest.dynamicTest(
                                        path.getKey() + "?" + name(parameter) + "=" + words,
                                        () -> takes(address(path.getKey()), name(parameter), words)))));
    }

    private static void refuses(String address, String name, String value) {
        given().queryParam(name, value)
                .get(address)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", hasItem(name));
    }

    private static void takes(String address, String name, List<String> values) {
        var needed = NEEDED.getOrDefault(address, "");
        var request = given();
        if (!needed.startsWith(name + "=")) {
            request.queryParam(name, values);
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
