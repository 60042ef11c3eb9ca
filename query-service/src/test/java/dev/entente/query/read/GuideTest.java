package dev.entente.query.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.events.Kinds;
import dev.entente.events.Position;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.codec.StructuredMode;
import dev.entente.events.edtf.Edtf;
import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/query.md says is so. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class GuideTest {

    private static final Pattern EXAMPLE = Pattern.compile("`GET (\\S+)`\\n\\n```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Set<String> OF_EVERY_TABLE = Set.of(
            "id",
            "subject",
            "title",
            "status",
            "statusSince",
            "occurred",
            "countries",
            "sectors",
            "place.country",
            "place.name",
            "place.latitude",
            "place.longitude",
            "corroboration.publishers",
            "references",
            "firstKnown",
            "lastChanged",
            "events",
            "corrections",
            "evidence");

    private static Position told = Position.START;
    private static String guide;

    @BeforeAll
    static void tell() throws IOException {
        guide = Files.readString(Path.of("..", "docs", "query.md"));
        try (var log = new EventLog();
                var corpus = new BufferedReader(new InputStreamReader(
                        Json.class.getResourceAsStream("/dev/entente/events/corpus/turkiye-malaysia-2024.ndjson"),
                        UTF_8))) {
            for (var line : corpus.lines().toList()) {
                var event = StructuredMode.read(Json.object(line));
                told = told.and(
                        log.append(event.subject().toString(), KafkaMode.headers(event), KafkaMode.value(event)));
            }
        }
    }

    @BeforeEach
    void wait_until_it_is_projected() {
        EventLog.isProjected(told);
    }

    @Test
    void its_answers_are_those_of_the_service() {
        var examples = EXAMPLE.matcher(guide).results().toList();
        assertThat(examples).hasSizeGreaterThan(7);
        var wrong = new ArrayList<String>();
        for (var example : examples) {
            var answer = Json.object(given().get(example.group(1)).asByteArray());
            compare(example.group(1) + " ", Json.object(example.group(2)), answer, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    /** An example has a part of what there is: some properties, some entries in their order, and dots for any value. */
    private static boolean compare(String where, JsonNode example, JsonNode real, List<String> wrong) {
        var before = wrong.size();
        if (example.isObject() && real.isObject()) {
            example.properties()
                    .forEach(property -> compare(
                            where + "/" + property.getKey(), property.getValue(), real.path(property.getKey()), wrong));
        } else if (example.isArray() && real.isArray()) {
            compareEntries(where, example, real, wrong);
        } else if (example.asText().equals("…") ? !real.isValueNode() : !example.equals(real)) {
            wrong.add(where + ": " + example + " is " + real);
        }
        return wrong.size() == before;
    }

    private static void compareEntries(String where, JsonNode example, JsonNode real, List<String> wrong) {
        if (example.isEmpty() && !real.isEmpty()) {
            wrong.add(where + " is not empty: " + real);
        }
        var next = 0;
        for (var entry : example) {
            while (next < real.size() && !compare(where, entry, real.get(next), new ArrayList<>())) {
                next++;
            }
            if (next == real.size()) {
                wrong.add(where + " has no " + entry + ", or not in this order");
            }
            next++;
        }
    }

    /** The rows of the table under this heading, cell by cell. */
    private static List<String[]> table(String heading) {
        var begin = guide.indexOf(heading);
        assertThat(begin).as(heading).isPositive();
        return guide.substring(begin)
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(1).split("\\|", -1))
                .toList();
    }

    private static Set<String> codes(String cell) {
        return new TreeSet<>(
                CODE.matcher(cell).results().map(found -> found.group(1)).toList());
    }

    @Test
    void its_table_of_parameters_is_that_of_the_description() {
        var paths = given().get("/q/openapi?format=json")
                .jsonPath()
                .<String, Map<String, Map<String, List<Map<String, Object>>>>>getMap("paths");
        var described = new TreeMap<String, Set<String>>();
        paths.forEach((path, item) -> {
            if (!path.matches("/(admin|problems).*")) {
                described.put(
                        path.replaceFirst("^/[a-z]+(?=/\\{id})", "/{collection}"),
                        new TreeSet<>(item.get("get").getOrDefault("parameters", List.of()).stream()
                                .filter(parameter -> parameter.get("in").equals("query"))
                                .map(parameter -> (String) parameter.get("name"))
                                .toList()));
            }
        });

        var told = new TreeMap<String, Set<String>>();
        table("| address | parameters |")
                .forEach(row -> codes(row[0]).forEach(address -> told.put(address, codes(row[1]))));

        assertThat(told).isEqualTo(described);
    }

    @Test
    void its_dates_reach_from_the_first_day_to_the_last() {
        assertThat(table("| written | is | first day | last day |"))
                .hasSizeGreaterThan(10)
                .allSatisfy(row -> {
                    var date = Edtf.parse(codes(row[0]).iterator().next());
                    assertThat(days(date.first())).isEqualTo(codes(row[2]));
                    assertThat(days(date.last())).isEqualTo(codes(row[3]));
                });
    }

    private static Set<String> days(Optional<LocalDate> day) {
        return day.stream().map(LocalDate::toString).collect(Collectors.toSet());
    }

    @Test
    void its_columns_are_those_of_the_tables() {
        var told = new TreeMap<String, Set<String>>();
        table("| table | dates of facts | its own |").forEach(row -> {
            var columns = Stream.of(OF_EVERY_TABLE, codes(row[1]), codes(row[2]))
                    .flatMap(Set::stream)
                    .toList();
            told.put(codes(row[0]).iterator().next(), new TreeSet<>(columns));
        });

        assertThat(told)
                .hasSameSizeAs(Kinds.all())
                .allSatisfy((path, columns) -> assertThat(new TreeSet<>(List.of(given().get(path)
                                .asString()
                                .lines()
                                .findFirst()
                                .orElseThrow()
                                .split(",", -1))))
                        .as(path)
                        .isEqualTo(columns));
    }
}
