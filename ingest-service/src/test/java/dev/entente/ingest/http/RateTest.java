package dev.entente.ingest.http;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.entente.events.json.Json;
import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.Tokens;
import dev.entente.ingest.Wire;
import dev.entente.local.PlatformResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

/** The tests' settings let a client send 100 events a second and 2,000 at once, and a stranger fail 100 times at once. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class RateTest {

    @Test
    void a_client_that_sends_faster_than_it_may_is_told_when_to_go_on_and_others_are_not_held_up() {
        var hasty = Tokens.ofSubject("a hasty client");
        var sent = 0;
        var answer = dryRun(hasty);
        while (answer.statusCode() == 422 && sent++ < 100) {
            answer = dryRun(hasty);
        }
        Posting.problem(answer, 429)
                .body("type", equalTo("/problems/too-many-requests"))
                .header("Retry-After", matchesPattern("[1-9]\\d*"));
        Posting.post(Events.signed(), Tokens.ofSubject("a calm client")).then().statusCode(202);
    }

    @Test
    void a_stranger_that_tries_too_often_is_told_to_wait_and_a_client_at_the_same_address_is_not_held_up()
            throws IOException {
        var status = 401;
        try (var http = Wire.connectFrom("127.0.0.9")) {
            for (var tried = 0; status == 401 && tried < 1000; tried++) {
                status = post(http, "no token");
            }
            assertThat(status).isEqualTo(429);
            assertThat(post(http, Tokens.writer())).isEqualTo(422);
        }
    }

    @Test
    void strangers_behind_a_proxy_are_told_from_each_other_by_what_the_proxy_says() throws IOException {
        var status = 401;
        try (var http = Wire.connectFrom("127.0.0.8")) {
            for (var tried = 0; status == 401 && tried < 1000; tried++) {
                status = post(http, "no token", "X-Forwarded-For: 192.0.2.7\r\n");
            }
            assertThat(status).isEqualTo(429);
            assertThat(post(http, "no token", "X-Forwarded-For: 192.0.2.8\r\n")).isEqualTo(401);
        }
    }

    private static int post(Wire http, String token) throws IOException {
        return post(http, token, "");
    }

    private static int post(Wire http, String token, String headers) throws IOException {
        http.send(Wire.post(Posting.STRUCTURED, token, headers + "Content-Length: 2\r\n") + "{}");
        var status = http.status();
        var head = http.until("\r\n\r\n").toLowerCase(java.util.Locale.ROOT);
        if (status == 429) {
            assertThat(head).contains("retry-after: ").contains("application/problem+json");
        }
        http.until("}");
        return status;
    }

    /** A batch of 1,000 events that are none. */
    private static Response dryRun(String token) {
        ArrayNode batch = Json.MAPPER.createArrayNode();
        for (var number = 0; number < 1000; number++) {
            batch.addObject();
        }
        return Posting.request(token)
                .header("Content-Type", Posting.BATCH)
                .body(Posting.bytes(batch))
                .post("/events?dryRun=true");
    }
}
