package dev.entente.query.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class TimelineApiTest extends ViewTestBase {

    @ParameterizedTest
    @ValueSource(strings = {"/timeline?q=unnamed", "/timeline?q=unnamed&lang=tr", "/search?q=unnamed&kind=agreement"})
    void a_title_that_is_not_known_is_left_out(String address) {
        assertThat(get(address).getMap("items[0]"))
                .containsEntry("subject", "agreement/untitled")
                .doesNotContainKey("title");
        assertThat(given().get("/timeline.ndjson?q=unnamed").asString()).doesNotContain("\"title\"");
    }

    @Test
    void a_timeline_is_newest_first_and_pages_neither_skip_nor_repeat() {
        var whole = get("/relations/TR-MY/timeline?limit=500").<String>getList("items.id");
        var first = get("/relations/TR-MY/timeline?limit=7");
        var second = get("/relations/TR-MY/timeline?limit=500&cursor=" + first.getString("next"));

        assertThat(whole).hasSizeGreaterThan(15).doesNotHaveDuplicates();
        assertThat(first.<String>getList("items.id")).isEqualTo(whole.subList(0, 7));
        assertThat(second.<String>getList("items.id")).isEqualTo(whole.subList(7, whole.size()));
    }

    @Test
    void a_timeline_can_be_narrowed() {
        assertThat(get("/timeline?type=visit&countries=TR,MY").<String>getList("items.kind"))
                .hasSize(2)
                .containsOnly("visit");
        assertThat(get("/timeline?country=TR&until=2024-06-30&from=2024-06-01").<String>getList("items.occurred"))
                .contains("2024-06-11")
                .allMatch(occurred -> occurred.startsWith("2024-06") || occurred.startsWith("../"));
        assertThat(get("/timeline?lang=tr&country=TR").getList("items.title"))
                .isNotEmpty()
                .allMatch(String.class::isInstance);
    }

    @Test
    void the_name_of_a_fact_means_it_of_every_kind_that_has_it() {
        assertThat(get("/timeline?type=reported&countries=TR,MY").<String>getList("items.type"))
                .isNotEmpty()
                .containsOnly("dev.entente.agreement.reported.v1");
        assertThat(get("/timeline?type=held&countries=TR,MY&limit=500").<String>getList("items.type"))
                .contains("dev.entente.visit.held.v1", "dev.entente.meeting.held.v1")
                .allMatch(type -> type.endsWith(".held.v1"));
        assertThat(get("/statistics/activity?groupBy=type&type=reported&type=made&countries=TR,MY")
                        .<String>getList("items.type"))
                .containsExactly("dev.entente.agreement.reported.v1", "dev.entente.statement.made.v1");
        given().get("/timeline?type=married")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("nor a fact such as held"));
    }

    @Test
    void a_vague_date_says_between_which_days_it_may_be() {
        var vague = get("/timeline?countries=TR,MY&type=visit").getMap("items[0]");
        assertThat(vague)
                .containsEntry("occurred", "2024-08")
                .containsEntry("earliest", "2024-08-01")
                .containsEntry("latest", "2024-08-31");
        var open = get("/timeline?countries=TR,MY&limit=500").getMap("items.find { it.occurred == '../2024-08' }");
        assertThat(open).containsEntry("latest", "2024-08-31").doesNotContainKey("earliest");
    }
}
