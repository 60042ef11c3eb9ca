package dev.entente.query.read;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What a service that ranks few items says of more, as the description of the API has it. */
@QuarkusTest
@TestProfile(RankedAnswersTest.Few.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class RankedAnswersTest extends DescribedTestBase {

    private static final int FEW = 3;

    /** Ranks few items. */
    public static class Few extends QueryServiceProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("entente.query.search.ranked", String.valueOf(FEW));
            return settings;
        }
    }

    @Test
    void what_is_ranked_of_more_is_told_and_nothing_else_is_shown() {
        var found = asDescribed("/search?q=malaysia&limit=500");

        assertThat(found.get("ranked").asInt()).isEqualTo(FEW);
        assertThat(found.get("items")).hasSize(FEW);
        assertThat(found.at("/facets/kind").properties().stream()
                        .mapToInt(kind -> kind.getValue().asInt())
                        .sum())
                .isEqualTo(FEW);
        assertThat(found.has("next")).isFalse();
        assertThat(asDescribed("/search?q=malaysia&limit=2").has("next")).isTrue();
    }

    @Test
    void the_number_of_all_is_expected_or_not_told() {
        assertThat(asDescribed("/search?q=malaysia&count=estimated")
                        .get("count")
                        .asInt())
                .isGreaterThan(FEW);
        assertThat(asDescribed("/search?q=malaysia&count=exact").has("count")).isFalse();
    }

    @Test
    void where_all_is_ranked_nothing_is_said_of_it() {
        var found = asDescribed("/search?q=\"anwar ibrahim\"&kind=actor&count=exact");

        assertThat(found.has("ranked")).isFalse();
        assertThat(found.get("count").asInt()).isEqualTo(found.get("items").size());
    }

    private static JsonNode asDescribed(String address) {
        var answer = given().get(address).then().statusCode(200).extract().asByteArray();
        var schema = described("get", "/search").at("/responses/200/content/application~1json/schema");
        var found = Json.object(answer);
        isValid(address, schema, found);
        return found;
    }
}
