package dev.entente.query.read;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class ItemApiTest extends AgreementsTestBase {

    @Test
    void a_receipt_shows_what_its_event_made() {
        var position = sign("receipt", "Receipt", ",'instrument':'treaty'");

        at(position, "/agreements/receipt")
                .then()
                .statusCode(200)
                .header("Entente-Position", notNullValue())
                .body("subject", is("agreement/receipt"))
                .body("status", is("signed"))
                .body("instrument", is("treaty"))
                .body("countries", equalTo(List.of("CL", "NZ")))
                .body("events[0].position", is(position.token()));
    }

    @Test
    void a_position_that_does_not_arrive_is_waited_for_and_then_said_to_be_missing() {
        given().header("Entente-Min-Position", Position.of(0, 999_999_999L).token())
                .get("/agreements")
                .then()
                .statusCode(504)
                .body("type", is("/problems/not-yet"));
    }

    @Test
    void an_answer_that_the_caller_has_is_not_sent_again_until_something_happened() {
        var tag = at(sign("tag", "Tag", ""), "/agreements/tag").header("ETag");

        given().header("If-None-Match", "\"other\", " + tag)
                .get("/agreements/tag")
                .then()
                .statusCode(304)
                .header("ETag", is(tag));

        var later = sign("tag-later", "Later", "");
        given().header("If-None-Match", tag)
                .header("Entente-Min-Position", later.token())
                .get("/agreements/tag")
                .then()
                .statusCode(200)
                .header("ETag", not(tag));
    }

    @Test
    void an_item_whose_facts_are_all_taken_back_is_gone_with_the_reason_and_its_history() {
        sign("hoax", "Hoax", "");
        var position = log.append(
                "hoax-retraction",
                "report.retracted",
                "agreement/hoax",
                "{'retracts':{'source':'" + EventLog.SOURCE + "','id':'hoax'},'reason':'it was a hoax.'}");

        at(position, "/agreements/hoax")
                .then()
                .statusCode(410)
                .header("Entente-Position", notNullValue())
                .header("Cache-Control", "no-cache")
                .body("reason", is("it was a hoax."))
                .body("detail", containsString("was taken back: it was a hoax. See /agreements"))
                .body("history", is("/agreements/hoax/history"));
        given().get("/agreements/hoax/history")
                .then()
                .statusCode(200)
                .body("items.find { it.id == 'hoax' }.struck", is(true))
                .body("items.find { it.id == 'hoax' }.struckBy.id", is("hoax-retraction"));
    }

    @Test
    void an_item_that_is_another_leads_there_and_both_have_one_history() {
        sign("one", "One", "");
        sign("same", "Same", "");
        var position = log.append(
                "merge",
                "report.sameAs",
                "agreement/one",
                "{'same':['agreement/one','agreement/same'],'keep':'agreement/one'}");

        given().redirects()
                .follow(false)
                .header("Entente-Min-Position", position.token())
                .get("/agreements/same?lang=tr")
                .then()
                .statusCode(308)
                .header("Location", "/agreements/one?lang=tr");
        for (var id : List.of("one", "same")) {
            given().get("/agreements/" + id + "/history")
                    .then()
                    .body("items.subject.unique().sort()", equalTo(List.of("agreement/one", "agreement/same")));
        }
    }

    @Test
    void a_report_of_another_subject_stands_in_the_history_of_what_it_joins() {
        sign("joined", "Joined", "");
        sign("joined-too", "Joined", "");
        sign("bystander", "Bystander", "");
        log.append(
                "joins-others",
                "report.sameAs",
                "agreement/bystander",
                "{'same':['agreement/joined','agreement/joined-too'],'keep':'agreement/joined'}");
        var position = log.append(
                "joins-no-more",
                "report.retracted",
                "agreement/bystander",
                "{'retracts':{'source':'" + EventLog.SOURCE + "','id':'joins-others'}}");

        at(position, "/agreements/joined/history")
                .then()
                .body("items.id", equalTo(List.of("joined", "joins-others", "joins-no-more")))
                .body("items.struck", equalTo(List.of(false, true, false)));
        given().get("/agreements/joined-too/history")
                .then()
                .body("items.id", equalTo(List.of("joined-too", "joins-others", "joins-no-more")));
    }

    @Test
    void what_was_believed_can_be_asked_for_as_of_then() {
        var first = at(sign("story", "As first told", ""), "/agreements/story").jsonPath();
        var position = log.append(
                "story-correction",
                "report.corrected",
                "agreement/story",
                "{'corrects':{'source':'" + EventLog.SOURCE + "','id':'story'},'data':"
                        + signed("As it was", "CL,NZ", "") + ",'reason':'A slip'}");

        at(position, "/agreements/story").then().body("title.en", is("As it was"));
        given().get("/agreements/story/history")
                .then()
                .body("items.struck", equalTo(List.of(true, false)))
                .body("items[0].data.title.en", is("As first told"))
                .body("items[0].correctedTo.title.en", is("As it was"))
                .body("items[0].reason", is("A slip"));
        var then = first.getString("lastChanged");
        given().get("/agreements/story?asOf=" + then).then().body("title.en", is("As first told"));
        given().get("/agreements/story?asOf=2020-01-01T00:00:00Z").then().statusCode(404);
        given().get("/agreements/story/history?asOf=" + then).then().body("items.struck", equalTo(List.of(false)));
    }

    @Test
    void a_form_that_cannot_be_made_is_refused() {
        given().accept("image/png").get("/agreements").then().statusCode(406).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/nothing/at-all",
                "/agreements/never-heard-of",
                "/agreements/-/history",
                "/agreements/a/b/c"
            })
    void what_is_unknown_is_not_found(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agreements/never-heard-of",
                "/agreements/never-heard-of?asOf=2020-01-01T00:00:00Z",
                "/agreements/-",
                "/agreements/-/history",
                "/agreements/never-heard-of/history.csv",
                "/countries/XX",
                "/events?source=nobody&id=nothing"
            })
    void that_something_is_not_known_is_said_of_a_position(String path) {
        given().get(path).then().statusCode(404).header("Entente-Position", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "/agreements?colour=red, colour",
        "/agreements?country=XX, country",
        "/agreements?status=held, status",
        "/visits?instrument=treaty, instrument",
        "/visits?issue=a, issue",
        "/statements?issue=Foo, issue",
        "/visits?status=signed, status",
        "/agreements?type=held, type",
        "/agreements?actor=not an actor, actor",
        "/agreements?sort=colour, sort",
        "/agreements?cursor=rubbish, cursor",
        "/agreements?count=some, count",
        "/agreements?lang=en_GB!, lang",
        "/agreements?q=---, q",
        "/agreements/a?country=TR, country",
        "/agreements/a/history?lang=tr, lang"
    })
    void a_parameter_that_cannot_be_used_is_named(String path, String parameter) {
        given().get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", equalTo(List.of(parameter)));
    }
}
