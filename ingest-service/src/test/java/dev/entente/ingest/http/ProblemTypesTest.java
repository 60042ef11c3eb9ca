package dev.entente.ingest.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.ingest.Keys;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** Every type of problem that the code names is explained at its address. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class ProblemTypesTest {

    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/java"), Path.of("../web-problems/src/main/java"));

    /** A slug and the title that follows it, where a problem is made. */
    private static final Pattern PROBLEM =
            Pattern.compile("\\w\\(\\s*(?:\\d+,\\s*)?\"([a-z]+(?:-[a-z]+)*)\",\\s*\"([A-Z][^\"]*)\",");

    @Test
    void it_is_explained_with_its_title_its_meaning_its_cause_and_what_to_do() {
        var problems = problems();
        assertThat(problems).hasSizeGreaterThan(15).containsKeys("invalid-event", "too-large", "unauthorized");
        problems.forEach((slug, title) -> given().accept("application/json")
                .get("/problems/" + slug)
                .then()
                .statusCode(200)
                .body("type", equalTo("/problems/" + slug))
                .body("title", equalTo(title))
                .body("meaning", not(blankOrNullString()))
                .body("cause", not(blankOrNullString()))
                .body("remedy", not(blankOrNullString())));
    }

    private static Map<String, String> problems() {
        var problems = new TreeMap<String, String>();
        SOURCES.stream()
                .flatMap(ProblemTypesTest::files)
                .forEach(file -> PROBLEM.matcher(text(file))
                        .results()
                        .forEach(found -> problems.put(found.group(1), found.group(2))));
        return problems;
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
