package dev.entente.system;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Parts of the system are killed or stopped while it works. */
@ExtendWith(Logs.class)
class FaultsTest {

    private static final int EVENTS = Thorough.or(400, 2_000);

    private final Entente entente = Entente.running();
    private final Integrator integrator = new Integrator(entente);

    @Test
    void killed_amid_many_events_every_event_is_applied_once_and_every_alert_sent_under_one_id() throws Exception {
        try (var receiver = new Receiver();
                var posting = Executors.newFixedThreadPool(8)) {
            receiver.subscribe(entente, "DE", "KR");
            var events = IntStream.range(0, EVENTS)
                    .mapToObj(number -> Integrator.signed("DE", "KR"))
                    .toList();
            var posted = new Semaphore(0);
            events.forEach(event -> posting.execute(() -> {
                integrator.accepted(event);
                posted.release();
            }));
            try {
                await(posted, EVENTS * 3 / 10);
                entente.kill("query-service");
                entente.kill("notification-service");
                entente.startAgain();
                await(posted, EVENTS * 35 / 100);
                entente.kill("notification-service");
                entente.startAgain();
                await(posted, EVENTS * 35 / 100);
            } finally {
                posting.shutdownNow();
            }

            everyEventIsAppliedOnce(events);
            everyAlertHasOneId(receiver, events);
        }
    }

    private static void await(Semaphore posted, int many) throws InterruptedException {
        assertThat(posted.tryAcquire(many, 5, TimeUnit.MINUTES))
                .as("%d more events are accepted", many)
                .isTrue();
    }

    @Test
    void while_kafka_is_stopped_posts_are_refused_within_five_seconds_and_accepted_when_it_is_back() {
        entente.stop("kafka");
        var event = Integrator.signed("DE", "FI");

        double[] seconds;
        try (var clients = Executors.newFixedThreadPool(3)) {
            seconds = Stream.generate(() -> CompletableFuture.supplyAsync(() -> secondsUntilRefused(event), clients))
                    .limit(3)
                    .toList() // all of them ask before the first is waited for
                    .stream()
                    .mapToDouble(CompletableFuture::join)
                    .sorted()
                    .toArray();
        }
        entente.startAgain();

        assertThat(seconds[1]).as("the median of %s", Arrays.toString(seconds)).isLessThan(6);
        assertThat(seconds[2])
                .as("the longest of %s, if the machine is busy with other things just then", Arrays.toString(seconds))
                .isLessThan(15);
        isReadable(event, integrator.accepted(event));
    }

    private double secondsUntilRefused(Integrator.Signed event) {
        var began = System.nanoTime();
        assertThat(integrator.post(event).status()).isEqualTo(503);
        return (System.nanoTime() - began) / 1e9;
    }

    @Test
    void while_postgresql_is_stopped_events_are_accepted_and_applied_when_it_is_back() {
        entente.stop("postgres");
        var event = Integrator.signed("DE", "PT");

        var position = integrator.accepted(event);
        assertThat(Http.get(entente.query("/agreements")).status()).isEqualTo(503);
        entente.startAgain();

        isReadable(event, position);
    }

    private void isReadable(Integrator.Signed event, String position) {
        var item = Waiting.until(
                "the agreement can be read",
                () -> Http.get(entente.query("/agreements/" + event.name()), "Entente-Min-Position", position),
                answer -> answer.status() == 200);
        assertThat(item.json().path("events")).hasSize(1);
    }

    private void everyEventIsAppliedOnce(List<Integrator.Signed> events) {
        Waiting.until(
                "nothing lies between log and read models",
                () -> Http.get(entente.query("/positions/now"))
                        .json()
                        .path("lag")
                        .asInt(-1),
                lag -> lag == 0);
        var wrong = events.parallelStream()
                .filter(event -> {
                    var item = Http.get(entente.query("/agreements/" + event.name()));
                    return item.status() != 200
                            || item.json().path("events").size() != 1
                            || !item.json()
                                    .path("events")
                                    .path(0)
                                    .path("id")
                                    .asText()
                                    .equals(event.id());
                })
                .toList();
        assertThat(wrong).as("agreements without their one event").isEmpty();
    }

    private static void everyAlertHasOneId(Receiver receiver, List<Integrator.Signed> events) {
        Waiting.until(
                "an alert for each of the agreements",
                () -> receiver.alerts().stream()
                        .map(Receiver.Received::subject)
                        .distinct()
                        .count(),
                count -> count == EVENTS);
        var ids =
                receiver.alerts().stream().map(Receiver.Received::id).distinct().count();
        var pairs = receiver.alerts().stream()
                .map(alert -> alert.subject() + " " + alert.id())
                .distinct()
                .count();
        assertThat(ids).as("webhook ids").isEqualTo(events.size());
        assertThat(pairs).as("subjects with their ids").isEqualTo(events.size());
    }
}
