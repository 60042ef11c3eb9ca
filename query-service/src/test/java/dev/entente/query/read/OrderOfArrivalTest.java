package dev.entente.query.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The law, as users see it: what is answered follows from what is known, not from the order in which it came. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class OrderOfArrivalTest extends LogTestBase {

    /** Pairs of countries of which nobody else speaks, each to be told the same story. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("AI", "BL"),
            List.of("BI", "BJ"),
            List.of("GF", "GN"),
            List.of("GQ", "GW"),
            List.of("GS", "GU"),
            List.of("HM", "HN"),
            List.of("IQ", "IR"),
            List.of("KN", "KY"));

    private record Told(String id, String type, String subject, String time, String data) {

        Position append() {
            return log.append(id, type, subject, time, data);
        }
    }

    private static List<Told> story(int number) {
        var name = "law" + number;
        var one = "{'country':'" + PAIRS.get(number).getFirst() + "'}";
        var other = "{'country':'" + PAIRS.get(number).getLast() + "'}";
        var story = new ArrayList<Told>();
        for (var hour = 10; hour < 16; hour++) {
            var stance = hour % 2 == 0 ? "supports" : "opposes";
            story.add(statement(name + "-one-" + hour, one, "2024-11-05", "2024-11-06T" + hour + ":00:00Z", stance));
            story.add(
                    statement(name + "-two-" + hour, other, "2024-11", "2024-11-06T0" + hour % 9 + ":00:00Z", stance));
        }
        story.add(statement(name + "-one-open", one, "../2024-12", "2024-12-06T10:00:00Z", "neutral"));
        var both = one + "," + other;
        for (var occurred : List.of("2024-11", "../2024-12", "2024-11-02", "2024-11-02~")) {
            story.add(told(
                    name + "-met-" + story.size(),
                    "meeting.held",
                    "meeting/" + name + "-" + story.size(),
                    occurred,
                    "'title':{'en':'Talks on kelp'},'format':'call','participants':[" + both + "]"));
        }
        var pact = "agreement/" + name + "-pact";
        var parties = "'title':{'en':'Kelp pact'},'sectors':['energy'],'parties':[" + both + "]";
        story.add(told(name + "-proposed", "agreement.proposed", pact, "2024-08", parties));
        story.add(told(name + "-signed", "agreement.signed", pact, "2024-08-20", parties));
        story.add(told(name + "-force", "agreement.enteredIntoForce", pact, "2024-08", "'sectors':['trade']"));
        story.add(told(name + "-again", "agreement.signed", pact + "-again", "2024-08-20", parties));
        story.add(told(name + "-hoax", "agreement.reported", pact + "-hoax", "2024-09", parties));
        story.add(report(name + "-retracted", "retracted", pact + "-hoax", "'retracts':" + key(name + "-hoax")));
        story.add(report(
                name + "-corrected",
                "corrected",
                pact,
                "'corrects':" + key(name + "-signed") + ",'data':{'occurred':'2024-08-21'," + parties + "}"));
        story.add(report(
                name + "-same", "sameAs", pact, "'same':['" + pact + "','" + pact + "-again'],'keep':'" + pact + "'"));
        return story;
    }

    private static Told statement(String id, String speaker, String occurred, String time, String stance) {
        var issue = id.substring(0, id.indexOf('-')) + "-issue";
        return new Told(
                id,
                "statement.made",
                "statement/" + id,
                time,
                "{'occurred':'" + occurred + "','title':{'en':'On kelp'},'speakers':[" + speaker
                        + "],'position':{'issue':'" + issue + "','stance':'" + stance + "','of':'kelp'}}");
    }

    private static Told told(String id, String type, String subject, String occurred, String more) {
        return new Told(id, type, subject, "2024-12-01T09:00:00Z", "{'occurred':'" + occurred + "'," + more + "}");
    }

    private static Told report(String id, String type, String subject, String more) {
        return new Told(id, "report." + type, subject, "2024-12-02T09:00:00Z", "{" + more + "}");
    }

    private static String key(String id) {
        return "{'source':'" + EventLog.SOURCE + "','id':'" + id + "'}";
    }

    private static void tell(List<Told> events) {
        var last = events.stream().map(Told::append).reduce(Position.START, Position::and);
        EventLog.isProjected(last);
    }

    /** What is answered of a story, with the names of all stories alike. */
    private static List<String> answers(int number) {
        var pair = PAIRS.get(number);
        var both = "countries=" + String.join(",", pair);
        return List.of(
                        "/positions?issue=law" + number + "-issue",
                        "/relations/" + String.join("-", pair),
                        "/relations?" + both,
                        "/statistics/activity?groupBy=month,sector,country,type&" + both,
                        "/timeline?limit=500&" + both,
                        "/search?q=kelp&limit=500&country=" + String.join("&country=", pair),
                        "/agreements?" + both)
                .stream()
                .map(path -> given().get(path).then().statusCode(200).extract().asString())
                .map(answer -> answer.replaceAll("\"law" + number + "-", "\"law-")
                        .replaceAll("/law" + number + "-", "/law-")
                        .replace('"' + pair.getFirst() + '"', "\"one\"")
                        .replace('"' + pair.getLast() + '"', "\"two\"")
                        .replaceAll("\"(firstKnown|lastChanged)\":\"[^\"]*\"", "")
                        .replaceAll("\"events\":\\[[^\\]]*\\]", ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whatever_the_order_of_arrival_the_same_is_answered(int number) {
        tell(story(0));
        var shuffled = story(number);
        Collections.shuffle(shuffled, new Random(number));

        tell(shuffled);

        assertThat(answers(number)).isEqualTo(answers(0));
    }

    private static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }

    @ParameterizedTest
    @CsvSource({
        "noon, 2024-11-05, 2024-11-05, opposes",
        "open, 2024-11-05, ../2024-11, supports",
        "vague, 2024-11-01, 2024-11, supports",
        "later, 2024-11-05, 2024-12, opposes",
        "open-both, ../2024-08, ../2024-11, opposes"
    })
    void of_two_statements_the_later_counts_and_an_exact_date_before_a_vague_one(
            String name, String morning, String noon, String stance) {
        for (var order : List.of(List.of(0, 1), List.of(1, 0))) {
            var issue = "at" + order.getFirst() + name.replace("-", "");
            var said = List.of(
                    statement(issue + "-0", "{'country':'KN'}", morning, "2024-12-05T10:00:00Z", "supports"),
                    statement(issue + "-1", "{'country':'KN'}", noon, "2024-12-05T12:00:00Z", "opposes"),
                    statement(issue + "-2", "{'country':'KY'}", "2024-11", "2024-12-05T12:00:00Z", "opposes"));

            tell(List.of(said.get(order.getFirst()), said.get(order.getLast()), said.get(2)));

            assertThat(get("/positions?issue=" + issue + "-issue").getString("items[0].stance"))
                    .isEqualTo(stance);
            assertThat(get("/relations/KN-KY")
                            .getBoolean("positions.find { it.issue == '" + issue + "-issue' }.aligned"))
                    .isEqualTo(stance.equals("opposes"));
        }
    }

    @Test
    void a_contact_on_an_exact_day_is_later_than_one_at_an_unknown_time_before() {
        for (var occurred : List.of("2024-11-05", "../2024-11", "2024-11", "2024")) {
            tell(List.of(told(
                    "contact-" + occurred,
                    "meeting.held",
                    "meeting/contact-" + occurred.replaceAll("[^0-9]", "") + occurred.length(),
                    occurred,
                    "'title':{'en':'Talks'},'format':'call','participants':[{'country':'AS'},{'country':'AX'}]")));
        }

        assertThat(get("/relations/AS-AX").getString("lastContact.occurred")).isEqualTo("2024-11-05");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2024-02, supports",
        "until=2024-01-31, opposes",
        "sector=energy, opposes",
        "sector=trade, supports"
    })
    void positions_of_a_relation_are_narrowed_like_all_of_it(String filter, String stance) {
        var said = List.of("BQ", "CW").stream()
                .flatMap(country -> List.of("energy 2024-01-05 opposes", "trade 2024-02-05 supports").stream()
                        .map(words -> words.split(" "))
                        .map(words -> new Told(
                                "narrowed-" + country + words[0],
                                "statement.made",
                                "statement/narrowed-" + country.toLowerCase(java.util.Locale.ROOT) + words[0],
                                "2024-12-05T12:00:00Z",
                                "{'occurred':'" + words[1] + "','title':{'en':'On tides'},'sectors':['" + words[0]
                                        + "'],'speakers':[{'country':'" + country
                                        + "'}],'position':{'issue':'tides','stance':'" + words[2] + "'}}")))
                .toList();

        tell(said);

        assertThat(get("/relations/BQ-CW?" + filter).<String>getList("positions[0].stances.stance"))
                .containsExactly(stance, stance);
        assertThat(get("/relations/BQ-CW?until=2023").getList("positions")).isEmpty();
    }
}
