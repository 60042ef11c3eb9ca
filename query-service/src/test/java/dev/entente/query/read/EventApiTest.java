package dev.entente.query.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;
import dev.entente.query.rebuild.Until;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class EventApiTest extends LogTestBase {

    private static final Duration IN_TIME = Duration.ofSeconds(60);

    private static final String DATA =
            "{'occurred':'2024-03-05','title':{'en':'%s'},'parties':[{'country':'BR'},{'country':'ZA'}]}";

    private static Position sign(String id, String title) {
        return log.append(id, "agreement.signed", "agreement/" + id, DATA.formatted(title));
    }

    /** With 600,000 letters. */
    private static void signAtLength(String id, String title) {
        var summary = Stream.of("en", "fr", "de", "tr", "ms", "id")
                .map(language -> "'" + language + "':'" + "x".repeat(100_000) + "'")
                .collect(Collectors.joining(",", ",'summary':{", "}}"));
        log.append(
                id, "agreement.signed", "agreement/" + id, DATA.formatted(title).replaceAll("}$", "") + summary);
    }

    private static ValidatableResponse event(Position position, String id) {
        EventLog.isProjected(position);
        return given().header("Entente-Min-Position", position.token())
                .queryParam("source", EventLog.SOURCE)
                .queryParam("id", id)
                .get("/events")
                .then();
    }

    private static Position report(String id, String fact, String verb, String of, String more) {
        return log.append(
                id,
                "report." + fact,
                "agreement/" + of,
                "{'" + verb + "':{'source':'" + EventLog.SOURCE + "','id':'" + of + "'}" + more + "}");
    }

    @Test
    void an_event_is_shown_as_it_was_reported_with_what_became_of_it() {
        var position = sign("event-1", "First");

        event(position, "event-1")
                .statusCode(200)
                .body("status", is("projected"))
                .body("type", is("dev.entente.agreement.signed.v1"))
                .body("position", is(position.token()))
                .body("time", is("2024-09-01T09:00:00Z"))
                .body("recorded", notNullValue())
                .body("data.title.en", is("First"))
                .body("extensions.newsroom", is("desk"))
                .body("alerts", equalTo(Map.of("due", 0, "delivered", 0, "failed", 0)))
                .body("copies", is(0))
                .body("conflicts.size()", is(0));
    }

    @Test
    void copies_are_counted_and_contradictions_are_listed() {
        sign("event-2", "First");
        sign("event-2", "First");
        var position = sign("event-2", "Second");

        event(position, "event-2")
                .body("status", is("projected"))
                .body("data.title.en", is("First"))
                .body("copies", is(1))
                .body("conflicts.position", equalTo(List.of(position.token())))
                .body("conflicts[0].data.title.en", is("Second"));
    }

    @Test
    void contradictions_that_are_very_long_are_listed_without_what_they_say() {
        sign("event-heavy", "First");
        signAtLength("event-heavy", "a");
        signAtLength("event-heavy", "b");
        var position = sign("event-heavy", "Short");

        event(position, "event-heavy")
                .body("conflicts.size()", is(3))
                .body("conflicts[0].data.title.en", is("a"))
                .body("conflicts[1]", not(hasKey("data")))
                .body("conflicts.type", everyItem(is("dev.entente.agreement.signed.v1")))
                .body("conflicts[2].position", is(position.token()));
    }

    @Test
    void a_corrected_event_says_by_what() {
        sign("event-3", "Wrong");
        var position = report("event-3c", "corrected", "corrects", "event-3", ",'data':" + DATA.formatted("Right"));

        event(position, "event-3")
                .body("status", is("corrected"))
                .body("struckBy.id", is("event-3c"))
                .body("$", not(hasKey("misdirected")))
                .body("data.title.en", is("Wrong"));
        event(position, "event-3c").body("status", is("projected"));
    }

    @Test
    void a_retracted_event_says_by_what_and_why_until_the_retraction_is_retracted() {
        sign("event-4", "Hoax");
        var position = report("event-4r", "retracted", "retracts", "event-4", ",'reason':'a hoax'");
        event(position, "event-4").body("status", is("retracted")).body("reason", is("a hoax"));

        var again = log.append(
                "event-4rr",
                "report.retracted",
                "agreement/event-4",
                "{'retracts':{'source':'" + EventLog.SOURCE + "','id':'event-4r'}}");
        event(again, "event-4").body("status", is("projected"));
        event(again, "event-4r").body("status", is("retracted"));
    }

    @Test
    void a_report_under_another_subject_than_that_of_the_event_it_names_says_so_as_does_the_event() {
        sign("event-7", "Stands");
        var position = log.append(
                "event-7r",
                "report.retracted",
                "agreement/event-7-misspelt",
                "{'retracts':{'source':'" + EventLog.SOURCE + "','id':'event-7'}}");

        event(position, "event-7r")
                .body("status", is("projected"))
                .body("passedOver.detail", containsString("is not known of agreement/event-7-misspelt"))
                .body("passedOver.subject", is("agreement/event-7"));
        event(position, "event-7")
                .body("status", is("projected"))
                .body("misdirected.id", equalTo(List.of("event-7r")))
                .body("misdirected.subject", equalTo(List.of("agreement/event-7-misspelt")));
    }

    @Test
    void a_correction_that_gives_way_to_a_later_one_says_to_which() {
        sign("event-8", "Wrong");
        correct("event-8c", "2024-09-03T09:00:00Z", "Right");
        var position = correct("event-8d", "2024-09-02T09:00:00Z", "Less right");

        event(position, "event-8").body("struckBy.id", is("event-8c"));
        event(position, "event-8c").body("$", not(hasKey("passedOver")));
        event(position, "event-8d").body("status", is("projected")).body("passedOver.by.id", is("event-8c"));
        given().get("/agreements/event-8/history")
                .then()
                .body("items.passedOver.by.id", equalTo(List.of("event-8c")))
                .body("items[2].passedOver.detail", is("gives way to the correction with the latest time"));
    }

    private static Position correct(String id, String time, String title) {
        return log.append(
                id,
                "report.corrected",
                "agreement/event-8",
                time,
                "{'corrects':{'source':'" + EventLog.SOURCE + "','id':'event-8'},'data':" + DATA.formatted(title)
                        + "}");
    }

    @Test
    void an_event_that_cannot_be_handled_is_parked_with_the_reason() {
        var headers = Map.of(
                "ce_specversion", "1.0".getBytes(UTF_8),
                "ce_id", "event-5".getBytes(UTF_8),
                "ce_source", EventLog.SOURCE.getBytes(UTF_8),
                "ce_type", "dev.entente.agreement.imagined.v1".getBytes(UTF_8),
                "ce_subject", "agreement/event-5".getBytes(UTF_8));
        var position = log.append("agreement/event-5", headers, "{\"a\":1}".getBytes(UTF_8));

        event(position, "event-5")
                .statusCode(200)
                .body("status", is("parked"))
                .body("reason", notNullValue())
                .body("type", is("dev.entente.agreement.imagined.v1"))
                .body("position", is(position.token()))
                .body("data.a", is(1));
    }

    @Test
    void an_unknown_event_is_not_found_and_a_question_without_a_key_is_refused() {
        event(Position.START, "never-posted").statusCode(404);
        given().get("/events").then().statusCode(400).body("errors.parameter", equalTo(List.of("source", "id")));
    }

    @Test
    void what_is_projected_can_be_asked_with_what_is_still_to_come() throws Exception {
        var position = sign("event-6", "Now");
        var partition = position.offsets().firstKey();
        EventLog.isProjected(position);
        // not told while Kafka, which the service has not asked yet, takes longer than it is waited for
        Until.holds(IN_TIME, () -> given().get("/positions/now").path("lag") != null);

        given().header("Entente-Min-Position", position.token())
                .get("/positions/now")
                .then()
                .statusCode(200)
                .body(
                        "partitions." + partition,
                        is(position.offsets().get(partition).intValue()))
                .body("lag", notNullValue())
                .body("recorded", notNullValue())
                .body("nothing", nullValue());
    }
}
