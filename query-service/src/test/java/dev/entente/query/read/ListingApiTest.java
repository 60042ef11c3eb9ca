package dev.entente.query.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** What is listed of one country, of two and of more, of countries that nobody else speaks of. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class ListingApiTest {

    private static final List<String> MANY = List.of(
            "AD", "AG", "AI", "AW", "BB", "BM", "BS", "BZ", "CK", "CW", "DM", "FK", "KN", "GD", "GG", "GI", "GL", "GP");

    private final EventLog log = new EventLog();
    private Position told = Position.START;

    @BeforeEach
    void tell() {
        signed("two", "2021", "AD", "GL");
        signed("three", "2022", "GL", "AD", "GP");
        signed("many", "2023", MANY.toArray(String[]::new));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void signed(String name, String occurred, String... countries) {
        tell("listed-" + name, "agreement.signed", name, "{" + data(occurred, countries) + "}");
    }

    private void tell(String id, String type, String name, String data) {
        told = told.and(log.append(id, type, "agreement/listed-" + name, data));
    }

    private static String data(String occurred, String... countries) {
        return "'occurred':'" + occurred + "','title':{'en':'Listed'},'instrument':'treaty','parties':["
                + List.of(countries).stream()
                        .map(country -> "{'country':'" + country + "'}")
                        .collect(joining(","))
                + "]";
    }

    private JsonPath get(String path) {
        EventLog.isProjected(told);
        return given().header("Entente-Min-Position", told.token())
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> agreements(String filter) {
        return get("/agreements?" + filter).getList("items.id");
    }

    @Test
    void two_countries_have_what_both_take_part_in_however_many_others_do() {
        assertThat(agreements("countries=GL,AD")).containsExactly("listed-many", "listed-three", "listed-two");
        assertThat(agreements("countries=AD,GL&sort=occurred"))
                .containsExactly("listed-two", "listed-three", "listed-many");
        assertThat(get("/relations/AD-GL/timeline").getList("items.subject"))
                .containsExactly("agreement/listed-many", "agreement/listed-three", "agreement/listed-two");
    }

    @Test
    void more_than_two_countries_have_what_all_take_part_in() {
        assertThat(agreements("countries=GP,GL,AD")).containsExactly("listed-many", "listed-three");
        assertThat(agreements("countries=AD,AG,GP,GL")).containsExactly("listed-many");
    }

    @Test
    void one_country_and_any_of_some() {
        assertThat(agreements("country=GP")).containsExactly("listed-many", "listed-three");
        assertThat(agreements("country=GP&country=GL")).containsExactly("listed-many", "listed-three", "listed-two");
        assertThat(agreements("country=GP&countries=GL,AD")).containsExactly("listed-many", "listed-three");
    }

    @Test
    void pages_of_one_country_follow_each_other_and_are_counted() {
        var first = get("/agreements?countries=AD,GL&limit=2&count=exact");
        var second = get("/agreements?countries=AD,GL&limit=2&cursor=" + first.getString("next"));

        assertThat(first.getList("items.id")).containsExactly("listed-many", "listed-three");
        assertThat(first.getInt("count")).isEqualTo(3);
        assertThat(second.getList("items.id")).containsExactly("listed-two");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void who_takes_no_part_any_more_still_did_as_of_the_moment_before() {
        tell("moved-1", "agreement.signed", "moved", "{" + data("2020", "IM", "JE") + "}");
        var before = get("/agreements/listed-moved").getString("lastChanged");
        tell(
                "moved-2",
                "report.corrected",
                "moved",
                "{'corrects':{'source':'" + EventLog.SOURCE
                        + "','id':'moved-1'},'reason':'Another island, another year','data':{"
                        + data("2019", "IM", "MF") + "}}");

        assertThat(agreements("countries=IM,JE")).isEmpty();
        assertThat(get("/relations/IM-JE/timeline").getList("items")).isEmpty();
        assertThat(agreements("countries=IM,MF")).containsExactly("listed-moved");
        assertThat(agreements("country=IM")).containsExactly("listed-moved");
        assertThat(agreements("countries=IM,JE&asOf=" + before)).containsExactly("listed-moved");
        assertThat(get("/relations/IM-JE/timeline?asOf=" + before).getList("items"))
                .hasSize(1);
        assertThat(agreements("countries=IM,MF&asOf=" + before)).isEmpty();
    }

    @Test
    void two_countries_have_what_happened_in_a_part_of_the_time_by_any_of_its_facts_also_as_they_are_told_later() {
        tell("dated-1", "agreement.proposed", "dated", "{" + data("2010-05", "SX", "TK") + "}");
        tell("dated-2", "agreement.signed", "dated", "{" + data("2012", "SX", "TK") + "}");
        tell("open-1", "agreement.signed", "open", "{" + data("2011/..", "SX", "TK") + "}");
        var before = get("/agreements/listed-open").getString("lastChanged");

        assertThat(agreements("countries=SX,TK&from=2010&until=2010")).containsExactly("listed-dated");
        assertThat(agreements("countries=SX,TK&until=2010-04")).isEmpty();
        assertThat(agreements("countries=SX,TK&from=2012&until=2012")).containsExactly("listed-dated", "listed-open");
        assertThat(agreements("countries=SX,TK&from=2013")).containsExactly("listed-open");
        assertThat(get("/relations/SX-TK/timeline?from=2013").getList("items.id"))
                .containsExactly("open-1");

        tell("dated-3", "agreement.enteredIntoForce", "dated", "{'occurred':'2014'}");

        assertThat(agreements("countries=SX,TK&from=2013")).containsExactly("listed-dated", "listed-open");
        assertThat(agreements("countries=SX,TK&from=2013&asOf=" + before)).containsExactly("listed-open");
        assertThat(get("/relations/SX-TK/timeline?from=2014").getList("items.id"))
                .containsExactly("dated-3", "open-1");
    }

    @Test
    void what_had_other_countries_among_many_is_listed_once() {
        tell("grown-1", "agreement.signed", "grown", "{" + data("2020", "MC", "ME", "MG", "MH", "MP") + "}");
        tell(
                "grown-2",
                "report.corrected",
                "grown",
                "{'corrects':{'source':'" + EventLog.SOURCE + "','id':'grown-1'},'reason':'One more','data':{"
                        + data("2020", "MC", "ME", "MG", "MH", "MP", "MQ") + "}}");

        assertThat(agreements("countries=MC,ME")).containsExactly("listed-grown");
        assertThat(agreements("countries=MQ,MC")).containsExactly("listed-grown");
        assertThat(get("/relations/MC-ME/timeline").getList("items")).hasSize(1);
    }

    @Test
    void a_list_most_of_whose_entries_are_gone_is_walked_to_its_end() {
        for (var year = 1960; year < 2010; year++) {
            tell("gone" + year, "agreement.signed", "gone" + year, "{" + data(String.valueOf(year), "NR", "NU") + "}");
            if (year % 12 != 0) {
                move("gone" + year, data(String.valueOf(year), "NR", "PF"));
            }
        }
        var seen = new ArrayList<String>();
        for (var next = ""; next != null; ) {
            var page = get("/agreements?countries=NR,NU&limit=2" + next);
            seen.addAll(page.getList("items.id"));
            next = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }

        assertThat(seen).containsExactly("listed-gone2004", "listed-gone1992", "listed-gone1980", "listed-gone1968");
        assertThat(get("/relations/NR-NU/timeline?limit=3").getList("items.id"))
                .containsExactly("gone2004", "gone1992", "gone1980");
    }

    @ParameterizedTest
    @CsvSource({"countries, NE, NF", "country, NG, NI"})
    void pages_as_of_a_moment_show_each_item_once_while_corrections_move_items(String by, String one, String other) {
        var name = "pages-" + one.toLowerCase(ROOT);
        for (var year = 2011; year <= 2016; year++) {
            tell(name + year, "agreement.signed", name + year, "{" + data(String.valueOf(year), one, other) + "}");
        }
        var asOf = get("/agreements/listed-" + name + "2016").getString("lastChanged");
        var query =
                (by.equals("country") ? "country=" + one : "countries=" + one + "," + other) + "&limit=2&asOf=" + asOf;
        var moves = Map.of(0, List.of("2016", "2010"), 1, List.of("2011", "2020"), 2, List.of("2012", "2019"));

        var seen = new ArrayList<String>();
        var next = "";
        for (var number = 0; next != null; number++) {
            var page = get("/agreements?" + query + next);
            seen.addAll(page.getList("items.id"));
            next = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
            var move = moves.getOrDefault(number, List.of("2013", "2018"));
            move(name + move.getFirst(), data(move.getLast(), one, other));
        }

        assertThat(seen)
                .containsExactlyElementsOf(List.of("2016", "2015", "2014", "2013", "2012", "2011").stream()
                        .map(year -> "listed-" + name + year)
                        .toList());
        assertThat(agreements("countries=" + one + "," + other)).startsWith("listed-" + name + "2011");
    }

    private void move(String name, String data) {
        tell(
                name + "-moved",
                "report.corrected",
                name,
                "{'corrects':{'source':'" + EventLog.SOURCE + "','id':'" + name + "'},'reason':'Another year','data':{"
                        + data + "}}");
    }
}
