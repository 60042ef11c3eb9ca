package dev.entente.events.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Approved;
import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.FactType;
import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.json.Json;

/** A set of events that one would hardly meet: every kind of fact and of report, contradictions and circles among them. */
final class RandomStory {

    private static final Instant BEGIN = Instant.parse("2024-09-01T10:00:00Z");
    private static final List<String> DATES = List.of(
            "2024-01-05",
            "2024-03",
            "2024-03-10",
            "2024-03-10",
            "2024-02/2024-04",
            "../2024-03",
            "2024-03/..",
            "2024",
            "2025-01");

    private final Random random;
    private final List<RecordedEvent> events = new ArrayList<>();
    private final List<EventId> keys = new ArrayList<>();
    private final Kind<?, ?> kind;
    private final int size;

    private RandomStory(long seed) {
        random = new Random(seed);
        kind = Kinds.all().get(random.nextInt(Kinds.all().size()));
        size = 2 + random.nextInt(24);
        for (var number = 0; number < size; number++) {
            keys.add(new EventId("https://" + "ab".charAt(random.nextInt(2)) + ".example.org", "e" + number));
        }
    }

    static List<RecordedEvent> of(long seed) {
        var story = new RandomStory(seed);
        for (var number = 0; number < story.size; number++) {
            story.tell(number);
            if (story.random.nextInt(12) == 0) {
                story.tell(number); // again, and most likely with other words
            }
        }
        return story.events;
    }

    private void tell(int number) {
        var subject = Subject.parse(kind.name() + "/" + "xxxxyyz".charAt(random.nextInt(7)));
        switch (random.nextInt(8)) {
            case 0, 1 -> report(number, subject, "retracted", retraction());
            case 2 -> report(number, subject, "corrected", correction());
            case 3 -> report(number, subject, random.nextBoolean() ? "sameAs" : "retracted", null);
            default -> fact(number, subject);
        }
    }

    private void fact(int number, Subject subject) {
        var type = any(kind.facts().get(random.nextInt(kind.facts().size())));
        record(number, type, subject, data(type));
    }

    private EventType any(FactType fact) {
        return fact.types().get(random.nextInt(fact.types().size()));
    }

    private ObjectNode data(EventType type) {
        var event = random.nextBoolean() ? Approved.full(type) : Approved.minimal(type);
        return ((ObjectNode) event.get("data")).put("occurred", DATES.get(random.nextInt(DATES.size())));
    }

    private void report(int number, Subject subject, String fact, ObjectNode data) {
        var told = data != null ? data : fact.equals("sameAs") ? sameAs() : retraction();
        record(number, Approved.type("report", fact), subject, told);
    }

    private ObjectNode retraction() {
        var data = Json.object("{}");
        data.set("retracts", Json.tree(anyKey()));
        return random.nextBoolean() ? data : data.put("reason", "reason " + random.nextInt(9));
    }

    private ObjectNode correction() {
        var data = Json.object("{}");
        data.set("corrects", Json.tree(anyKey()));
        if (random.nextInt(4) == 0) {
            data.put("type", any(kind.facts().getFirst()).toString());
        }
        data.set(
                "data",
                switch (random.nextInt(6)) {
                    case 0 -> Json.object("{\"occurred\":\"never\"}");
                    case 1 -> random.nextBoolean() ? retraction() : sameAs();
                    case 2 -> correctionOf(data(kind.facts().getFirst().newest()));
                    default ->
                        data(any(kind.facts().get(random.nextInt(kind.facts().size()))));
                });
        return data;
    }

    private ObjectNode correctionOf(ObjectNode right) {
        var data = Json.object("{}");
        data.set("corrects", Json.tree(anyKey()));
        data.set("data", right);
        return data;
    }

    private ObjectNode sameAs() {
        var pairs = List.of("xy", "yx", "yz", "zx", "xw");
        var pair = pairs.get(random.nextInt(pairs.size()));
        var data = Json.object("{}");
        data.putArray("same").add(kind.name() + "/" + pair.charAt(0)).add(kind.name() + "/" + pair.charAt(1));
        return data.put("keep", kind.name() + "/" + pair.charAt(0));
    }

    private EventId anyKey() {
        return keys.get(random.nextInt(keys.size()));
    }

    private void record(int number, EventType type, Subject subject, ObjectNode data) {
        var time = BEGIN.minusSeconds(random.nextInt(4));
        var event = new CooperationEvent(keys.get(number), type, subject, time, data);
        var partition = subject.id().charAt(0) - 'w';
        events.add(
                new RecordedEvent(event, Position.of(partition, events.size()), BEGIN.plusSeconds(random.nextInt(5))));
    }
}
