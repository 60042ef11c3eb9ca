package dev.entente.ingest.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.ingest.Events;
import dev.entente.ingest.InTime;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.StoredEvents;
import dev.entente.ingest.Tokens;
import dev.entente.local.Platform;
import dev.entente.local.PlatformResource;

import static org.assertj.core.api.Assertions.assertThat;

/** Kafka is killed while many post. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class CrashTest {

    private static final int CALLERS = 24;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private record Answer(String id, int status, Duration took) {}

    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Semaphore accepted = new Semaphore(0);
    private final Semaphore refused = new Semaphore(0);
    private final AtomicBoolean enough = new AtomicBoolean();

    @AfterEach
    void start_kafka_again() {
        Platform.running().kafka().start();
    }

    @Test
    void killed_under_load_every_caller_is_answered_in_time_and_what_was_accepted_is_in_the_log_afterwards()
            throws InterruptedException, ExecutionException {
        try (var stored = new StoredEvents();
                var callers = Executors.newFixedThreadPool(CALLERS)) {
            var before = stored.ends();
            var posting = post(callers);
            try {
                assertAcquired(accepted, 100, "accepted before");
                Platform.running().kafka().kill();
                assertAcquired(refused, 2 * CALLERS, "refused meanwhile");
                accepted.drainPermits();
                Platform.running().kafka().start();
                assertAcquired(accepted, 100, "accepted afterwards");
            } finally {
                enough.set(true);
            }
            for (var each : posting) {
                each.get();
            }

            assertThat(answers).extracting(Answer::status).containsOnly(202, 503);
            InTime.areAnswered(took(202));
            InTime.areAnswered(took(503));
            var kept = stored.idsSince(before);
            assertThat(kept)
                    .containsAll(answers.stream()
                            .filter(answer -> answer.status() == 202)
                            .map(Answer::id)
                            .toList());
        }
    }

    /** Tells the answers by their status where there are not enough of them in time. */
    private void assertAcquired(Semaphore answered, int many, String as) throws InterruptedException {
        assertThat(answered.tryAcquire(many, LONGEST.toSeconds(), TimeUnit.SECONDS))
                .as(() -> "%d %s; of all: %s"
                        .formatted(
                                many,
                                as,
                                answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()))))
                .isTrue();
    }

    private List<Duration> took(int status) {
        return answers.stream()
                .filter(answer -> answer.status() == status)
                .map(Answer::took)
                .toList();
    }

    private List<Future<?>> post(ExecutorService callers) {
        var posting = new ArrayList<Future<?>>();
        IntStream.range(0, CALLERS).forEach(number -> {
            var token = Tokens.ofSubject("caller " + number);
            posting.add(callers.submit(() -> {
                while (!enough.get()) {
                    postOnce(token);
                }
            }));
        });
        return posting;
    }

    private void postOnce(String token) {
        var event = Events.signed();
        var begin = Instant.now();
        var status = Posting.post(event, token).statusCode();
        answers.add(new Answer(event.get("id").asText(), status, Duration.between(begin, Instant.now())));
        (status == 202 ? accepted : refused).release();
    }
}
