package dev.entente.benchmarks.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.Subject;
import dev.entente.events.json.Json;

/**
 * A ledger that never was, with the proportions of real ones; the same for the same seed. Some countries have to do with
 * each other often and most seldom, a third of the items has more than one fact, and what is said later of an item, of half a year
 * and of the same countries, comes mixed with what is said of others.
 */
public final class SyntheticLedger {

    /** As which the events are reported; each source has many reports. */
    static final String SOURCE = "https://benchmark.example.org/";

    private static final Instant FIRST_REPORT = Instant.parse("2024-01-01T00:00:00Z");
    private static final int SOURCES = 40;

    /** So many items can still be told of; of the others nothing more comes. */
    private static final int OPEN = 20_000;

    private final Random random;
    private final SyntheticData data;
    private final List<Told> open = new ArrayList<>();
    private long number;

    /** What was told of an item last. */
    private record Told(
            Subject subject, SyntheticKind kind, int step, Occasion occasion, EventId event, ObjectNode data) {}

    /** The one of this seed. */
    public SyntheticLedger(long seed) {
        random = new Random(seed);
        data = new SyntheticData(random);
    }

    CooperationEvent next() {
        number++;
        var told = open.size() < 100 ? Optional.<Told>empty() : Optional.of(open.get(random.nextInt(open.size())));
        return told.flatMap(this::more).orElseGet(this::item);
    }

    /** Something further on an item of which something was told; nothing where an item is to be new. */
    private Optional<CooperationEvent> more(Told told) {
        var chance = random.nextInt(1000);
        if (chance < 15) {
            return Optional.of(report("corrected", told, corrected(told)));
        }
        if (chance < 22) {
            return Optional.of(report("retracted", told, aimed("retracts", told)));
        }
        if (chance < 24) {
            return Optional.of(report("sameAs", told, same(told)));
        }
        return chance < 450
                ? Optional.of(fact(told.subject(), told.kind(), told.step() + 1, data.later(told.occasion())))
                : Optional.empty();
    }

    private CooperationEvent item() {
        var kind = SyntheticKind.any(random);
        return fact(new Subject(kind.aggregate(), "b" + Long.toString(number, 36)), kind, 0, data.occasion());
    }

    private CooperationEvent fact(Subject subject, SyntheticKind kind, int step, Occasion occasion) {
        var body = kind.data(data, occasion, reference());
        var type = new EventType(kind.aggregate(), kind.fact(step), 1);
        var event = event(type, subject, body);
        remember(new Told(subject, kind, step, occasion, event.key(), body));
        return event;
    }

    private Optional<Subject> reference() {
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(open.get(random.nextInt(open.size())).subject());
    }

    private void remember(Told told) {
        if (open.size() < OPEN) {
            open.add(told);
        } else {
            open.set(random.nextInt(OPEN), told);
        }
    }

    private CooperationEvent report(String fact, Told told, ObjectNode body) {
        return event(new EventType("report", fact, 1), told.subject(), body);
    }

    private ObjectNode aimed(String property, Told told) {
        var body = Json.MAPPER.createObjectNode();
        body.set(property, Json.tree(told.event()));
        return body.put("reason", data.sentence(5));
    }

    private ObjectNode corrected(Told told) {
        var right = told.data().deepCopy();
        right.set("title", data.text(6));
        var body = aimed("corrects", told);
        body.set("data", right);
        return body;
    }

    private ObjectNode same(Told told) {
        var other = new Subject(told.subject().aggregate(), told.subject().id() + "-again");
        var body = Json.MAPPER.createObjectNode();
        body.putArray("same").add(told.subject().toString()).add(other.toString());
        return body.put("keep", told.subject().toString());
    }

    private CooperationEvent event(EventType type, Subject subject, ObjectNode body) {
        return new CooperationEvent(
                new EventId(SOURCE + random.nextInt(SOURCES), "r" + number),
                type,
                subject,
                Optional.of(FIRST_REPORT.plusSeconds(number)),
                body,
                new TreeMap<>());
    }
}
