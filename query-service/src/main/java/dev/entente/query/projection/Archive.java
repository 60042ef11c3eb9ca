package dev.entente.query.projection;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.json.Json;
import dev.entente.events.report.Report;
import dev.entente.events.report.Reports;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The archive of events, as it is written: each event once, whatever comes again. */
final class Archive {

    /** What is already known under a key. */
    private record Known(String fingerprint, Instant recorded, int partition, long offset, String subject) {

        boolean after(RecordedEvent event) {
            var place = event.position().offsets();
            var order = recorded.compareTo(event.recorded());
            if (order == 0) {
                order = Integer.compare(partition, place.firstKey());
            }
            return order == 0 ? offset > place.get(place.firstKey()) : order > 0;
        }
    }

    private final Connection connection;
    private final Map<EventId, RecordedEvent> fresh = new LinkedHashMap<>();
    private final Map<EventId, Integer> copies = new LinkedHashMap<>();
    private final List<RecordedEvent> conflicts = new ArrayList<>();
    private final List<EventId> displaced = new ArrayList<>();
    private final Touched touched = new Touched();

    Archive(Connection connection) {
        this.connection = connection;
    }

    /** Stores what is new; returns the aggregates that change by it, each from when on. */
    Touched store(List<RecordedEvent> events) throws SQLException {
        var known = known(events);
        for (var event : events) {
            var before = fresh.containsKey(event.key()) ? known(fresh.get(event.key())) : known.get(event.key());
            place(event, before);
        }
        displace();
        write();
        return touched;
    }

    int conflictCount() {
        return conflicts.size();
    }

    private void place(RecordedEvent event, Known before) {
        var key = event.key();
        if (before == null) {
            isNew(event);
        } else if (before.fingerprint().equals(event.event().fingerprint())) {
            copies.merge(key, 1, Integer::sum);
        } else if (before.after(event)) {
            touched.add(before.subject(), event.recorded());
            displaced.add(key);
            isNew(event);
        } else {
            conflicts.add(event);
        }
    }

    private void isNew(RecordedEvent event) {
        var earlier = fresh.put(event.key(), event);
        if (earlier != null) {
            conflicts.add(earlier);
        }
        touched.add(event.event().subject().toString(), event.recorded());
        members(event).forEach(member -> touched.add(member, event.recorded()));
    }

    /** What the event says to be the same, with the aggregate under which it says so. */
    private static List<String> members(RecordedEvent event) {
        return Reports.isReport(event.event()) && Reports.read(event.event()) instanceof Report.SameAs same
                ? Stream.concat(same.same().stream(), Stream.of(event.event().subject()))
                        .map(Object::toString)
                        .distinct()
                        .toList()
                : List.of();
    }

    private static Known known(RecordedEvent event) {
        var place = event.position().offsets();
        return new Known(
                event.event().fingerprint(),
                event.recorded(),
                place.firstKey(),
                place.get(place.firstKey()),
                event.event().subject().toString());
    }

    private Map<EventId, Known> known(Collection<RecordedEvent> events) throws SQLException {
        try (var query = connection.prepareStatement(
                """
                select source, id, fingerprint, recorded, log_partition, log_offset, subject
                  from event join unnest(?::text[], ?::text[]) as asked(source, id) using (source, id)""")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text", events.stream().map(event -> event.key().source()).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text", events.stream().map(event -> event.key().id()).toArray()));
            try (var rows = query.executeQuery()) {
                var known = new LinkedHashMap<EventId, Known>();
                while (rows.next()) {
                    known.put(
                            new EventId(rows.getString(1), rows.getString(2)),
                            new Known(
                                    rows.getString(3),
                                    rows.getObject(4, OffsetDateTime.class).toInstant(),
                                    rows.getInt(5),
                                    rows.getLong(6),
                                    rows.getString(7)));
                }
                return known;
            }
        }
    }

    /** Of two payloads under one key the one that the log took in first counts, even if it is read later. */
    private void displace() throws SQLException {
        try (var move = connection.prepareStatement(
                        """
                        insert into conflict
                        select log_partition, log_offset, source, id, type, subject, recorded, data
                          from event where source = ? and id = ?""");
                var forget = connection.prepareStatement("delete from same_as where source = ? and id = ?");
                var delete = connection.prepareStatement("delete from event where source = ? and id = ?")) {
            for (var key : displaced) {
                for (var statement : List.of(move, forget, delete)) {
                    statement.setString(1, key.source());
                    statement.setString(2, key.id());
                    statement.executeUpdate();
                }
            }
        }
    }

    private void write() throws SQLException {
        var events = new Copy(
                "event",
                "source, id, type, subject, time, recorded, log_partition, log_offset, data, extensions, fingerprint, copies");
        var same = new Copy("same_as", "member, source, id");
        fresh.forEach((key, event) -> {
            events.row(cells(event, copies.getOrDefault(key, 0)));
            members(event).forEach(member -> same.row(member, key.source(), key.id()));
        });
        events.into(connection);
        same.into(connection);
        var contradictions =
                new Copy("conflict", "log_partition, log_offset, source, id, type, subject, recorded, data");
        conflicts.forEach(event -> {
            var place = event.position().offsets();
            contradictions.row(
                    place.firstKey(),
                    place.get(place.firstKey()),
                    event.key().source(),
                    event.key().id(),
                    event.event().type(),
                    event.event().subject(),
                    event.recorded(),
                    event.event().data());
        });
        contradictions.into(connection);
        countCopies();
    }

    private static Object[] cells(RecordedEvent event, int copies) {
        var place = event.position().offsets();
        return new Object[] {
            event.key().source(),
            event.key().id(),
            event.event().type(),
            event.event().subject(),
            event.event().time(),
            event.recorded(),
            place.firstKey(),
            place.get(place.firstKey()),
            event.event().data(),
            Json.MAPPER.valueToTree(event.event().extensions()),
            event.event().fingerprint(),
            copies
        };
    }

    private void countCopies() throws SQLException {
        try (var update = connection.prepareStatement(
                "update event set copies = copies + ? where source = ? and id = ?")) {
            for (var copy : copies.entrySet()) {
                if (!fresh.containsKey(copy.getKey())) {
                    update.setInt(1, copy.getValue());
                    update.setString(2, copy.getKey().source());
                    update.setString(3, copy.getKey().id());
                    update.addBatch();
                }
            }
            update.executeBatch();
        }
    }
}
