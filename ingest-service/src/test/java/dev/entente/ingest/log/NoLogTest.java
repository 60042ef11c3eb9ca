package dev.entente.ingest.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** No broker was ever there. */
@QuarkusTest
@TestProfile(NoLogTest.Nowhere.class)
@WithTestResource(Keys.class)
class NoLogTest {

    /** An address where nobody listens. */
    public static final class Nowhere implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:1", "quarkus.devservices.enabled", "false");
        }
    }

    @Test
    void the_service_starts_and_says_within_5_s_that_it_can_keep_nothing() {
        var token = Tokens.writer();
        Posting.invalid(Posting.post(Events.changed(Events.signed(), "/data/occurred", null), token), "/data/occurred");
        var begin = Instant.now();
        var answer = Posting.post(Events.signed(), token);
        var took = Duration.between(begin, Instant.now());
        Posting.problem(answer, 503);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void it_still_publishes_the_rules_refuses_what_breaks_them_and_names_what_is_missing() {
        RestAssured.get("/schemas").then().statusCode(200);
        Posting.invalid(Posting.post(Events.changed(Events.signed(), "/data/occurred", null)), "/data/occurred");
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(503)
                .body(containsString("127.0.0.1:1 does not answer"))
                .body(not(containsString("(null)")));
    }
}
