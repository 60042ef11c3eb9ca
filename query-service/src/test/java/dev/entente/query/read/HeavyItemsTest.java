package dev.entente.query.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Items that are each as large as an event may be; older than all others, so that these have room on pages before them. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class HeavyItemsTest {

    private static final int ITEMS = 7;
    private static final int LONG = 950_000;
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "tr", "ms", "id", "nl", "pl", "da", "sv");
    private static final int PAGE = 4 * 1024 * 1024;
    private static final List<String> SUBJECTS = IntStream.range(0, ITEMS)
            .mapToObj(number -> "agreement/heavy-" + number)
            .toList();

    private static EventLog log;
    private static Position told = Position.START;

    @BeforeAll
    static void open() {
        log = new EventLog();
        for (var subject : SUBJECTS) {
            told = told.and(log.append(
                    subject,
                    "agreement.signed",
                    subject,
                    "{'occurred':'1901-03-05','title':{'en':'Heavyweight'},'summary':{" + summary()
                            + "},'parties':[{'country':'VU'},{'country':'NR'}]}"));
        }
    }

    /** As long as it may be, in as many languages as it takes. */
    private static String summary() {
        return LANGUAGES.stream()
                .map(language -> "'" + language + "':'" + "a".repeat(LONG / LANGUAGES.size()) + "'")
                .collect(Collectors.joining(","));
    }

    @AfterAll
    static void close() {
        log.close();
    }

    private static Response get(String type, String address) {
        EventLog.isProjected(told);
        var response = given().header("Accept", type).get(address);
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    @Test
    void a_page_ends_before_it_is_too_long_and_the_next_one_goes_on() {
        for (var filter : List.of("country=VU", "countries=VU,NR")) {
            var found = new ArrayList<String>();
            var next = "";
            while (next != null) {
                var page = get("application/json", "/agreements?" + filter + next);
                assertThat(page.asByteArray().length).isLessThan(PAGE + LONG);
                found.addAll(page.jsonPath().getList("items.subject"));
                next = Optional.ofNullable(page.jsonPath().getString("next"))
                        .map(cursor -> "&cursor=" + cursor)
                        .orElse(null);
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(SUBJECTS);
        }
    }

    @Test
    void a_whole_collection_has_all_of_them() {
        assertThat(get("application/x-ndjson", "/agreements?country=VU")
                        .asString()
                        .lines())
                .hasSize(ITEMS)
                .allMatch(line -> line.length() > LONG);
        assertThat(get("text/csv", "/agreements?country=VU").asString().lines()).hasSize(ITEMS + 1);
    }

    @Test
    void a_search_finds_them() {
        assertThat(get("application/json", "/search?q=Heavyweight").jsonPath().<String>getList("items.subject"))
                .containsAll(SUBJECTS);
    }
}
