package dev.entente.query.read;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class SearchApiTest extends ViewTestBase {

    @ParameterizedTest
    @CsvSource({"anw, Anwar", "ibra, Ibrahim"})
    void who_has_not_finished_a_word_finds_what_begins_so_and_nothing_else(String word, String marked) {
        var found = get("/search?limit=500&q=" + word);
        assertThat(found.getString("items[0].subject")).isEqualTo("actor/anwar-ibrahim");
        assertThat(found.<String>getList("items.highlight")).allMatch(text -> text.contains("<mark>" + marked));
    }

    @ParameterizedTest
    @CsvSource({
        "Anvar, actor/anwar-ibrahim",
        "yasar guler, actor/yasar-guler",
        "Yaşr Güler, actor/yasar-guler",
        "ANWAR IBRAHIM, actor/anwar-ibrahim",
        "Anvar Ibrahm, actor/anwar-ibrahim",
        "anw ibra, actor/anwar-ibrahim",
        "the anwar and the ibrahim, actor/anwar-ibrahim"
    })
    void search_forgives_accents_aliases_and_small_errors(String words, String subject) {
        given().queryParam("q", words).get("/search").then().body("items.subject[0]", is(subject));
    }

    @Test
    void a_country_is_found_by_names_that_people_use_beside_those_of_the_list() {
        assertThat(found("turkey")).hasSizeGreaterThan(5).containsAll(found("türkiye"));
    }

    @Test
    void what_is_written_apart_is_found_by_the_word_written_together() {
        var apart = found("iş birliği");

        assertThat(apart).isNotEmpty();
        assertThat(found("işbirliği")).containsExactlyInAnyOrderElementsOf(apart);
        // the rules need the ğ to know it for the k of "birlikleri"
        assertThat(found("isbirligi"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(found("birligi"))
                .isSubsetOf(apart);
        assertThat(found("anlaşması")).isNotEmpty().containsExactlyInAnyOrderElementsOf(found("anlaşmalar"));
    }

    /** As a filter, which knows forms alone. */
    private static List<String> found(String words) {
        return given().queryParam("q", words)
                .get("/timeline?countries=TR,MY&limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.subject");
    }

    @Test
    void a_hit_is_marked_and_counted_and_searches_can_be_narrowed_and_paged() {
        given().get("/search?q=malaysia&kind=agreement&lang=en")
                .then()
                .body("items.kind.unique()", equalTo(List.of("agreement")))
                .body("items.highlight", hasItem(containsString("<mark>Malaysia")))
                .body("facets.kind.agreement", greaterThan(0))
                .body("facets.country.MY", greaterThan(0));
        var whole = get("/search?q=malaysia&limit=500").<String>getList("items.subject");
        given().get("/search?q=malaysia&limit=4")
                .then()
                .header("Link", matchesPattern("</search\\?q=malaysia&limit=4&cursor=[^>]+>; rel=\"next\""));
        var first = get("/search?q=malaysia&limit=4");
        var rest = get("/search?q=malaysia&limit=500&cursor=" + first.getString("next"));
        assertThat(first.<String>getList("items.subject")).isEqualTo(whole.subList(0, 4));
        assertThat(rest.<String>getList("items.subject")).isEqualTo(whole.subList(4, whole.size()));
    }
}
