package dev.entente.notification.news;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.json.Json;
import dev.entente.notification.sql.Jdbc;

/** The events of agreements that are known, each once, and which agreements have to be folded together. */
@Singleton
final class Archive {

    private final Jdbc jdbc;

    Archive(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    void link(Collection<Subject> same) {
        var pairs = same.stream()
                .flatMap(one -> same.stream()
                        .filter(other -> !other.equals(one))
                        .map(other -> new Object[] {one.toString(), other.toString()}))
                .toList();
        jdbc.batch("INSERT INTO same_as (subject, other) VALUES (?, ?) ON CONFLICT DO NOTHING", pairs);
    }

    /** For each of the subjects, all that are linked with it, itself among them. */
    Map<Subject, Set<Subject>> cliques(Collection<Subject> subjects) {
        var cliques = new TreeMap<Subject, Set<Subject>>();
        subjects.forEach(subject -> cliques.put(subject, new TreeSet<>(Set.of(subject))));
        jdbc.query(
                """
                WITH RECURSIVE linked (subject, other) AS (
                  SELECT subject, other FROM same_as WHERE subject = ANY (?)
                  UNION
                  SELECT linked.subject, same_as.other FROM linked JOIN same_as ON same_as.subject = linked.other)
                SELECT subject, other FROM linked""",
                row -> cliques.get(Subject.parse(row.getString("subject"))).add(Subject.parse(row.getString("other"))),
                subjects);
        return cliques;
    }

    List<RecordedEvent> eventsOf(Collection<Subject> subjects) {
        return jdbc.query("SELECT * FROM event WHERE subject = ANY (?)", Archive::event, subjects);
    }

    /** Which of the events are known, whatever they were about. */
    List<EventId> known(Collection<RecordedEvent> events) {
        return jdbc.query(
                "SELECT source, id FROM event JOIN unnest (?::text[], ?::text[]) AS asked (source, id) USING (source, id)",
                row -> new EventId(row.getString("source"), row.getString("id")),
                events.stream().map(event -> event.key().source()).toList(),
                events.stream().map(event -> event.key().id()).toList());
    }

    void add(Collection<RecordedEvent> events) {
        jdbc.batch("""
                INSERT INTO event (source, id, type, subject, partition, log_offset, recorded, reported, data, extensions)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json) ON CONFLICT DO NOTHING""", events.stream().map(Archive::columns).toList());
    }

    private static Object[] columns(RecordedEvent recorded) {
        var event = recorded.event();
        return new Object[] {
            event.key().source(),
            event.key().id(),
            event.type().toString(),
            event.subject().toString(),
            Place.of(recorded).partition(),
            Place.of(recorded).offset(),
            recorded.recorded(),
            event.time(),
            event.data().toString(),
            Json.tree(event.extensions()).toString()
        };
    }

    private static RecordedEvent event(ResultSet row) throws SQLException {
        var extensions = new TreeMap<String, String>();
        Json.object(row.getString("extensions"))
                .properties()
                .forEach(property ->
                        extensions.put(property.getKey(), property.getValue().asText()));
        var event = new CooperationEvent(
                new EventId(row.getString("source"), row.getString("id")),
                EventType.parse(row.getString("type")).orElseThrow(),
                Subject.parse(row.getString("subject")),
                Optional.ofNullable(Jdbc.instant(row, "reported")),
                Json.object(row.getString("data")),
                extensions);
        return new RecordedEvent(
                event, Position.of(row.getInt("partition"), row.getLong("log_offset")), Jdbc.instant(row, "recorded"));
    }
}
