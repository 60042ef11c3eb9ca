package dev.entente.ingest.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.Tokens;
import dev.entente.local.PlatformResource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

/** A client may send 1 KiB a second, and 5 MiB at once: as few events as it likes, they fill no disk. */
@QuarkusTest
@TestProfile(ByteRateTest.Narrow.class)
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class ByteRateTest {

    /** Rates that a test can meet. */
    public static final class Narrow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("entente.ingest.rate.bytes-per-second", "1K", "entente.ingest.rate.bytes-burst", "5M");
        }
    }

    /** Five events of nearly 1 MiB each, none of them valid. */
    private static final byte[] LARGE = ("[" + ("{\"id\":\"" + "x".repeat(1_040_000) + "\"},").repeat(4) + "{\"id\":\""
                    + "x".repeat(1_040_000) + "\"}]")
            .getBytes(UTF_8);

    @Test
    void who_sends_more_bytes_than_it_may_is_told_when_to_go_on_and_others_are_not_held_up() {
        var heavy = Tokens.ofSubject("a client of few but large events");

        assertThat(Posting.post(LARGE, Posting.BATCH, heavy).statusCode()).isEqualTo(422);
        Posting.problem(Posting.post(LARGE, Posting.BATCH, heavy), 429)
                .body("type", equalTo("/problems/too-many-requests"))
                .body("detail", containsString("bytes"))
                .header("Retry-After", matchesPattern("[1-9]\\d*"));
        Posting.post(Events.signed(), Tokens.ofSubject("a client of small events"))
                .then()
                .statusCode(202);
    }

    @Test
    void a_stream_is_read_no_faster_than_its_bytes_may_come() {
        var streaming = Tokens.ofSubject("a client that streams");
        var begin = Instant.now();
        assertThat(Posting.post(LARGE, Posting.BATCH, streaming).statusCode()).isEqualTo(422);
        var left = 5 * 1024 * 1024 - LARGE.length; // of what may come at once
        var line = "{\"id\":\"" + "y".repeat(2000) + "\"}\n";

        // 5 KiB more than that, for which there are 5 s to wait
        var lines = line.repeat((left + 5 * 1024) / line.length() + 1);
        var answer = Posting.post(lines.getBytes(UTF_8), Posting.LINES, streaming);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains("\"summary\"");
        assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofSeconds(4));
    }
}
