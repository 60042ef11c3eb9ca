package dev.entente.notification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.local.PlatformResource;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.news.Horizon;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Receiver;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Ledger.with;
import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The law: whatever the order in which events arrive and however often, a subscriber is told at most once that an item is
 * new, under whichever name, and at most once by an event of anything else.
 */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class OnceTest {

    private static final long SEED = 20_241_129;
    private static final int LIVES = 36;
    private static final List<String> KINDS = List.of("agreement", "visit", "transfer");

    @Inject
    Jdbc jdbc;

    @Inject
    Horizon horizon;

    /** All that happens to an item which two names were given, and then one. */
    private static List<CooperationEvent> life(String kind, Random random) {
        var one = newSubject(kind);
        var other = newSubject(kind);
        var events = new ArrayList<CooperationEvent>();
        for (var subject : List.of(one, other)) {
            events.addAll(
                    switch (kind) {
                        case "agreement" -> agreement(subject);
                        case "visit" -> visit(subject);
                        default -> transfer(subject);
                    });
        }
        var same = Ledger.sameAs(one, other);
        events.add(same);
        var some = events.get(random.nextInt(events.size() - 1));
        events.add(Ledger.correction(some, data -> data.put("occurred", "2024-03-07")));
        events.add(Ledger.retraction(events.get(random.nextInt(events.size() - 2))));
        for (var copy = 0; copy < 4; copy++) {
            events.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(events, random);
        return events;
    }

    /** What is reported first need not say between whom. */
    private static List<CooperationEvent> agreement(String subject) {
        return List.of(
                Ledger.agreement("proposed", subject, "RO", "CM"),
                Ledger.agreement("signed", subject, "RO", "CM"),
                with(Ledger.agreement("enteredIntoForce", subject), data -> data.remove("parties")),
                with(Ledger.agreement("ratified", subject), data -> data.remove("parties")),
                Ledger.agreement("signed", subject, "RO", "CM", "TG"));
    }

    private static List<CooperationEvent> visit(String subject) {
        return List.of(
                Ledger.visit("announced", subject, "RO", "CM", "2024-10"),
                Ledger.visit("postponed", subject, "RO", "CM", "2024-11"),
                Ledger.visit("cancelled", subject, "RO", "CM", "2024-11"),
                Ledger.visit("held", subject, "RO", "CM", "2024-11-03"));
    }

    private static List<CooperationEvent> transfer(String subject) {
        return List.of(
                Ledger.transfer("ordered", subject, "RO", "CM"),
                with(
                        Ledger.transfer("milestoneReached", subject, "RO", "CM"),
                        data -> data.put("milestone", "launched")),
                with(Ledger.transfer("delivered", subject, "RO", "CM"), data -> data.put("delivered", 1)));
    }

    @Test
    void nothing_is_told_twice_in_whatever_order_events_come_and_however_often() {
        var random = new Random(SEED);
        var hook = "/" + UUID.randomUUID();
        try (var receiver = new Receiver();
                var ledger = new Ledger()) {
            var subscribed = Api.subscribed(Api.webhook(receiver.url(hook), AlertKind.codes(), "RO", "CM"));
            var lives = IntStream.range(0, LIVES)
                    .mapToObj(number -> life(KINDS.get(number % KINDS.size()), random))
                    .toList();
            lives.stream()
                    .flatMap(List::stream)
                    .map(ledger::post)
                    .reduce(Position::and)
                    .ifPresent(all -> await().until(() -> horizon.read().covers(all)));

            var told = deliveries(subscribed.id());
            assertThat(told).as("seed %d", SEED).doesNotHaveDuplicates();
            for (var life : lives) {
                var names =
                        life.stream().map(event -> event.subject().toString()).collect(Collectors.toSet());
                assertThat(told.stream()
                                .filter(each -> each.contains(".new "))
                                .filter(each -> names.stream().anyMatch(name -> each.contains(" " + name + " "))))
                        .as("seed %d, %s", SEED, names)
                        .hasSizeBetween(1, 2);
            }
        }
    }

    private List<String> deliveries(String subscription) {
        return jdbc.inTransaction(() -> jdbc.query(
                "SELECT d.alert || ' ' || d.subject || ' ' || n.revision FROM delivery d JOIN news n ON n.id = d.news_id"
                        + " WHERE d.subscription_id = ?",
                row -> row.getString(1),
                UUID.fromString(subscription)));
    }
}
