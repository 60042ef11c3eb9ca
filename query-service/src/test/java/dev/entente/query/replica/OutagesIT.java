package dev.entente.query.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.json.Json;
import dev.entente.query.projection.Log;
import dev.entente.query.projection.TestLedger;
import dev.entente.query.projection.TestPostgres;
import dev.entente.query.rebuild.OneRun;
import dev.entente.query.rebuild.TestTopic;
import dev.entente.query.rebuild.Until;

import static org.assertj.core.api.Assertions.assertThat;

/** What the service stands on goes away, and comes back. */
class OutagesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(10);
    private static final Duration LONGEST_READINESS = Duration.ofMillis(2_500);
    private static final long SEED = 31;
    private static final List<String> QUESTIONS = List.of(
            "/agreements",
            "/agreements/known",
            "/visits?country=BR&count=exact",
            "/relations/BR-ZA",
            "/search?q=pact",
            "/statistics/activity?groupBy=month",
            "/positions/now");

    private static final List<String> HEARD = new ArrayList<>();

    private static TestTopic topic;
    private static TestLedger ledger;
    private static Replica replica;
    private static Listening listening;
    private static int worlds;

    /** One replica meets all outages, one after the other: of each it has to recover to meet the next. */
    @BeforeAll
    static void open() throws Exception {
        topic = new TestTopic();
        ledger = new TestLedger();
        replica = Replica.start(ledger, topic);
        listening = Listening.to(replica, "");
        Until.holds(PATIENCE, () -> !listening.token().isEmpty());
        topic.append(Log.event(
                "known",
                "agreement.signed",
                "agreement/known",
                "{'occurred':'2024-03-05','title':{'en':'Pact'},'parties':[{'country':'BR'},{'country':'ZA'}]}"));
        moreComes();
        everythingIsProjected();
        QUESTIONS.forEach(replica::get); // so that connections are open
    }

    @AfterAll
    static void close() throws Exception {
        listening.close();
        replica.close();
        ledger.close();
        topic.close();
    }

    @Test
    void while_postgresql_hangs_questions_are_refused_and_afterwards_all_goes_on_and_every_change_is_told_once()
            throws Exception {
        TestPostgres.server().freeze();
        try {
            moreComes();
            everyQuestionIsRefused();
            healthSaysInTimeThatTheDatabaseHangs();
        } finally {
            TestPostgres.server().thaw();
        }
        everythingGoesOn();
    }

    @Test
    void when_postgresql_is_killed_questions_are_refused_and_afterwards_all_goes_on_and_every_change_is_told_once()
            throws Exception {
        TestPostgres.server().freeze();
        TestPostgres.server().kill();
        try {
            moreComes();
            everyQuestionIsRefused();
            Until.holds(PATIENCE, () -> check().path("database").asText().equals("does not answer"));
            assertThat(check().has("log")).isFalse();
        } finally {
            TestPostgres.server().start();
        }
        everythingGoesOn();
    }

    @Test
    void what_the_database_has_lost_is_read_from_the_log_again_when_more_comes() throws Exception {
        try (var backup = new Backup(ledger)) {
            moreComes();
            everythingIsProjected();
            backup.restore();
        }
        moreComes();
        isWhatOneRunComesTo();
    }

    @Test
    void what_the_database_has_lost_is_read_from_the_log_again_when_nothing_comes() throws Exception {
        try (var backup = new Backup(ledger)) {
            moreComes();
            everythingIsProjected();
            backup.restore();
        }
        isWhatOneRunComesTo();
    }

    private static void isWhatOneRunComesTo() throws Exception {
        everythingGoesOn();
        OneRun.comesTo(topic, ledger);
    }

    @Test
    void while_kafka_is_away_reads_go_on_and_say_how_old_what_they_read_is() throws Exception {
        Until.holds(PATIENCE, () -> progress().contains("\"lag\":0"));
        TestPostgres.broker().stop();
        try {
            Until.holds(PATIENCE, () -> !progress().contains("\"lag\""));
            assertThat(progress()).contains("\"partitions\"").contains("\"recorded\"");
            for (var question : QUESTIONS) {
                assertThat(replica.get(question).statusCode()).as(question).isEqualTo(200);
            }
            var ready = replica.get("/q/health/ready");
            assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
            Until.holds(PATIENCE, () -> check().path("log").asText().equals("does not answer"));
            assertThat(check().path("recorded").asText())
                    .isEqualTo(Json.object(progress()).path("recorded").asText());
        } finally {
            TestPostgres.broker().start();
        }
        moreComes();
        everythingGoesOn();
        Until.holds(PATIENCE, () -> progress().contains("\"lag\":0"));
        Until.holds(PATIENCE, () -> check().path("lag").asInt(-1) == 0);
    }

    /** Who asks gives up after some two seconds. That it lives is no less true. */
    private void healthSaysInTimeThatTheDatabaseHangs() {
        var began = System.nanoTime();
        var ready = replica.get("/q/health/ready");
        var live = replica.get("/q/health/live");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST_READINESS);
        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(check("database", ready.body()).path("reading").asText()).isNotEmpty();
        assertThat(check("database", ready.body()).path("projecting").asText()).isNotEmpty();
    }

    /** What readiness says of the log. */
    private static JsonNode check() {
        return check(
                "the log that was projected", replica.get("/q/health/ready").body());
    }

    private static JsonNode check(String name, String health) {
        for (var check : Json.object(health).path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check.path("data");
            }
        }
        throw new AssertionError("not told of " + name + ": " + health);
    }

    private static String progress() {
        return replica.get("/positions/now").body();
    }

    private static void everyQuestionIsRefused() {
        var refusals = QUESTIONS.stream()
                .map(question -> CompletableFuture.runAsync(() -> isRefused(question)))
                .toList();
        refusals.forEach(CompletableFuture::join);
    }

    private static void isRefused(String question) {
        var began = System.nanoTime();
        var answer = replica.get(question);
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(answer.statusCode()).as(question).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(took).as(question).isLessThan(LONGEST_REFUSAL);
    }

    private static void everythingGoesOn() throws Exception {
        everythingIsProjected();
        for (var question : QUESTIONS) {
            Until.holds(PATIENCE, () -> replica.get(question).statusCode() == 200);
        }
        Telling.isComplete(ledger, OutagesIT::heard);
    }

    /** What was told, by streams one after the other where one ended. */
    private static List<String> heard() throws Exception {
        if (listening.isOver()) {
            HEARD.addAll(listening.positions());
            listening = Listening.to(replica, listening.token());
        }
        var all = new ArrayList<>(HEARD);
        all.addAll(listening.positions());
        return all;
    }

    /** Events that there were not yet. */
    private static void moreComes() throws Exception {
        topic.appendWorlds(worlds, 5, SEED);
        worlds += 5;
    }

    private static void everythingIsProjected() throws Exception {
        Load.untilProjected(topic, ledger, PATIENCE);
    }
}
