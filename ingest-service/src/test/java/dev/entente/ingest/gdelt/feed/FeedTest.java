package dev.entente.ingest.gdelt.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import dev.entente.ingest.Keys;
import dev.entente.ingest.StoredEvents;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** The service follows a feed: its rows come into the log the way of all events. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
@TestProfile(FeedTest.Followed.class)
class FeedTest {

    private static final List<String> COUNTED = List.of(
            "entente_events_accepted_total{mode=\"feed\"} 1.0", "entente_gdelt_files_total{outcome=\"imported\"} 1.0");

    /** The service is told to follow a feed. */
    public static class Followed implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(ServedFeed.class));
        }
    }

    @Test
    void rows_of_the_feed_are_kept_in_the_name_of_its_source_and_counted() {
        try (var log = new StoredEvents()) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            COUNTED.stream().allMatch(given().get("/q/metrics").asString()::contains));
            assertThat(log.idsSince(Map.of())).contains("gdelt2-2024");
        }
        given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'gdelt-feed' }.data.following", equalTo(true))
                .body("checks.find { it.name == 'gdelt-feed' }.data.newestRow", equalTo("2024-08-20T12:00:00Z"));
    }
}
