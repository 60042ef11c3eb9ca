package dev.entente.query.read;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

/** Who asks for an actor by any of its names finds what took part under each of them. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class SameActorTest extends ToldTestBase {

    @BeforeAll
    static void tell() {
        try (var log = new EventLog()) {
            for (var name : List.of("lee", "lee-2", "lee-3", "li")) {
                append(
                        log,
                        "actor.described",
                        "actor/" + name,
                        "'occurred':'2024','kind':'person','country':'ST'," + "'name':{'en':'" + name + "'}");
            }
            met(log, "tea", "lee-2");
            met(log, "lunch", "lee");
            met(log, "dinner", "li");
            append(log, "report.sameAs", "actor/lee", "'same':['actor/lee','actor/lee-2'],'keep':'actor/lee'");
            append(
                    log,
                    "first-of-two",
                    "report.sameAs",
                    "actor/lee-3",
                    "'same':['actor/lee-3','actor/lee-2'],'keep':'actor/lee-2'");
            append(log, "same-li", "report.sameAs", "actor/li", "'same':['actor/lee','actor/li'],'keep':'actor/lee'");
            append(
                    log,
                    "report.retracted",
                    "actor/li",
                    "'retracts':{'source':'" + EventLog.SOURCE + "','id':'same-li'},'reason':'two people'");
            met(log, "supper", "lee-3");
        }
    }

    private static void met(EventLog log, String name, String actor) {
        append(
                log,
                "meeting.held",
                "meeting/" + name,
                "'occurred':'2024-05-06','title':{'en':'Merging at " + name
                        + "'},'participants':[{'country':'ST','actor':'actor/" + actor + "'},{'country':'SV'}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lee", "lee-2", "lee-3", "actor/lee-3"})
    void each_name_finds_what_took_part_under_any_of_them(String name) {
        assertThat(get("/meetings?actor=" + name).<String>getList("items.id"))
                .containsExactlyInAnyOrder("tea", "lunch", "supper");
        assertThat(get("/timeline?type=meeting&actor=" + name).<String>getList("items.subject"))
                .containsExactlyInAnyOrder("meeting/tea", "meeting/lunch", "meeting/supper");
        assertThat(get("/search?q=merging&actor=" + name).<String>getList("items.subject"))
                .containsExactlyInAnyOrder("meeting/tea", "meeting/lunch", "meeting/supper");
        assertThat(get("/statistics/activity?type=meeting&actor=" + name).getInt("items[0].count"))
                .isEqualTo(3);
        assertThat(get("/relations?actor=" + name).getInt("links[0].strength")).isEqualTo(6);
        assertThat(given().get("/meetings.ndjson?actor=" + name).asString().lines())
                .hasSize(3);
        assertThat(given().get("/meetings.atom?actor=" + name).asString().split("<entry>", -1))
                .hasSize(4);
    }

    @Test
    void whoever_follows_the_redirect_asks_by_the_name_that_is_kept() {
        given().redirects()
                .follow(false)
                .get("/actors/lee-3")
                .then()
                .statusCode(308)
                .header("Location", endsWith("/actors/lee"));
    }

    @Test
    void whose_being_the_same_was_taken_back_is_somebody_else() {
        assertThat(get("/meetings?actor=li").<String>getList("items.id")).containsExactly("dinner");
    }

    @ParameterizedTest
    @CsvSource({"lee, 0", "lee-2, 1", "lee-3, 0"})
    void names_are_of_one_actor_from_when_that_became_known(String name, int found) {
        var then = get("/meetings/tea").getString("firstKnown");

        assertThat(get("/meetings?asOf=" + then + "&actor=" + name).<String>getList("items.id"))
                .hasSize(found);
        assertThat(get("/timeline?type=meeting&asOf=" + then + "&actor=" + name).<String>getList("items.id"))
                .hasSize(found);
    }
}
