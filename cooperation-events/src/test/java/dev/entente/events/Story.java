package dev.entente.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Item;
import dev.entente.events.fold.Outcome;
import dev.entente.events.json.Json;

/** What is told in a test: each event has a source, and is recorded a second after the one before. */
public final class Story {

    public static final String SOURCE = "https://press.example.org/story";

    private static final Instant BEGIN = Instant.parse("2024-09-01T10:00:00Z");

    private final List<RecordedEvent> events = new ArrayList<>();

    /**
     * Facts of one aggregate, told in short and divided by semicolons: {@code signed 2024-03; amended 2024-04 {…}}, the
     * properties in braces beside those that the approved minimal event of the type has.
     */
    public static Story of(String subject, String facts) {
        var story = new Story();
        for (var fact : facts.split(";", -1)) {
            var words = fact.strip().split(" ", 3);
            story.fact(subject, words[0], words[1], words.length > 2 ? Json.object(words[2]) : Json.object("{}"));
        }
        return story;
    }

    public Story fact(String subject, String fact, String occurred, ObjectNode more) {
        return add(of(subject, fact, occurred, more, "e" + events.size()));
    }

    /** A fact that another source tells, later than what was told before. */
    public Story factBy(String source, String subject, String fact, String occurred, String more) {
        var told = of(subject, fact, occurred, Json.object(more), "e" + events.size());
        return add(new CooperationEvent(
                new EventId(source, told.key().id()),
                told.type(),
                told.subject(),
                BEGIN.plusSeconds(events.size()),
                told.data()));
    }

    private static CooperationEvent of(String subject, String fact, String occurred, ObjectNode more, String id) {
        var about = Subject.parse(subject);
        var type = Approved.type(about.aggregate(), fact);
        var data = (ObjectNode) Approved.minimal(type).get("data");
        data.put("occurred", occurred).setAll(more);
        return new CooperationEvent(new EventId(SOURCE, id), type, about, BEGIN, data);
    }

    public Story add(CooperationEvent event) {
        events.add(recorded(event, events.size()));
        return this;
    }

    /** A report on another report or fact of the same story. */
    public Story report(String subject, String fact, String id, String data) {
        return add(new CooperationEvent(
                new EventId(SOURCE, id),
                Approved.type("report", fact),
                Subject.parse(subject),
                BEGIN.plusSeconds(events.size()),
                Json.object(data)));
    }

    public Story retracted(String subject, String id, String target) {
        return report(subject, "retracted", id, "{\"retracts\":" + named(target) + ",\"reason\":\"It is wrong.\"}");
    }

    public Story corrected(String subject, String id, String target, String data) {
        return report(subject, "corrected", id, "{\"corrects\":" + named(target) + ",\"data\":" + data + "}");
    }

    private static String named(String id) {
        return "{\"source\":\"" + SOURCE + "\",\"id\":\"" + id + "\"}";
    }

    public static RecordedEvent recorded(CooperationEvent event, int place) {
        return new RecordedEvent(event, Position.of(0, place), BEGIN.plusSeconds(place));
    }

    public List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    public Outcome outcome(String subject) {
        return Fold.of(events).get(Subject.parse(subject));
    }

    /** The item, and the certainty that it is the same when its events are told backwards. */
    public Item item(String subject) {
        var backwards = new ArrayList<>(events);
        Collections.reverse(backwards);
        var item = ((Outcome.Standing) outcome(subject)).item();
        if (!item.equals(((Outcome.Standing) Fold.of(backwards).get(Subject.parse(subject))).item())) {
            throw new AssertionError("told backwards, the story of " + subject + " ends differently");
        }
        return item;
    }
}
