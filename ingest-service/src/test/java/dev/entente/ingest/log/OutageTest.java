package dev.entente.ingest.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import dev.entente.ingest.Events;
import dev.entente.ingest.InTime;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.StoredEvents;
import dev.entente.ingest.Tokens;
import dev.entente.ingest.gdelt.Rows;
import dev.entente.local.Platform;
import dev.entente.local.PlatformResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

/** Kafka is stopped or hangs, and comes back, for real. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class OutageTest {

    private static final int CALLERS = 100;
    /** Who asks gives up after some two seconds. */
    private static final Duration LONGEST_READINESS = Duration.ofMillis(1_900);

    @AfterEach
    void start_kafka_again() {
        Platform.running().kafka().start();
    }

    @Test
    void while_the_log_is_gone_every_caller_hears_so_within_5_s_and_afterwards_events_are_kept_again()
            throws Exception {
        Posting.post(Events.signed()).then().statusCode(202);
        RestAssured.get("/q/health/ready").then().statusCode(200);
        Platform.running().kafka().stop();

        var answers = together();
        InTime.areAnswered(answers.stream().map(Timed::took).toList());
        for (var answer : answers) {
            Posting.problem(answer.response(), 503)
                    .body("type", equalTo("/problems/log-unavailable"))
                    .header("Retry-After", notNullValue());
        }
        var batch = timed(OutageTest::batch);
        assertThat(batch.response().statusCode()).isEqualTo(503);
        InTime.areAnswered(List.of(batch.took()));
        Posting.problem(gdelt(), 503).body("report.accepted", equalTo(0)).body("report.rejected", greaterThan(0));
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'kafka' }.data.missing", containsString("Kafka at"));
        RestAssured.get("/q/health/live").then().statusCode(200);

        Platform.running().kafka().start();
        var position = keptAgain();
        try (var stored = new StoredEvents()) {
            assertThat(stored.at(position)).isNotNull();
        }
        RestAssured.get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void while_the_log_hangs_readiness_says_so_in_time_and_afterwards_events_are_kept_again() throws Exception {
        RestAssured.get("/q/health/ready").then().statusCode(200);
        Platform.running().kafka().freeze();
        try {
            var ready = soonest(() -> RestAssured.get("/q/health/ready"));
            assertThat(ready.took()).isLessThan(LONGEST_READINESS);
            ready.response()
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'kafka' }.data.missing", containsString("does not answer"));
            Posting.problem(Posting.post(Events.signed()), 503);
        } finally {
            Platform.running().kafka().thaw();
        }
        assertThat(keptAgain()).isNotBlank();
    }

    private record Timed(Response response, Duration took) {}

    private static List<Timed> together() throws InterruptedException, ExecutionException {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var token = Tokens.writer();
            var answers = IntStream.range(0, CALLERS)
                    .mapToObj(number -> callers.submit(() -> timed(() -> Posting.post(Events.signed(), token))))
                    .toList();
            var all = new ArrayList<Timed>();
            for (var answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    private static Response batch() {
        var events = IntStream.range(0, 100)
                .mapToObj(number -> Events.signed().toString())
                .collect(Collectors.joining(",", "[", "]"));
        var body = events.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Posting.post(body, Posting.BATCH, Tokens.writer());
    }

    private static Response gdelt() {
        return Posting.request(Tokens.writer())
                .header("Content-Type", "text/tab-separated-values")
                .body(Rows.file(Rows.row().id(1), Rows.row().id(2)))
                .post("/imports/gdelt?source=" + Tokens.DESK);
    }

    private static Timed timed(Callable<Response> call) throws Exception {
        var begin = Instant.now();
        var response = call.call();
        return new Timed(response, Duration.between(begin, Instant.now()));
    }

    /** Of some calls the one that this machine delayed least. */
    private static Timed soonest(Callable<Response> call) throws Exception {
        var soonest = timed(call);
        for (var time = 1; time < 3; time++) {
            var next = timed(call);
            soonest = next.took().compareTo(soonest.took()) < 0 ? next : soonest;
        }
        return soonest;
    }

    private static String keptAgain() {
        var deadline = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(deadline)) {
            var answer = Posting.post(Events.signed());
            if (answer.statusCode() == 202) {
                return answer.path("position");
            }
        }
        throw new AssertionError("no event is kept a minute after Kafka was started again");
    }
}
