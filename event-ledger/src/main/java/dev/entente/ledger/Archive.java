package dev.entente.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.report.Reports;

/**
 * The archive of events, as it is written: each event once, whatever comes again. Of several records under one source and
 * id the one that the log took in first counts, even if it is read later; the others are kept as repetitions.
 */
final class Archive {

    /** What is already known under a key. */
    private record Known(String fingerprint, Instant recorded, int partition, long offset, String subject) {

        boolean after(RecordedEvent event) {
            var place = Place.of(event);
            var order = recorded.compareTo(event.recorded());
            if (order == 0) {
                order = Integer.compare(partition, place.partition());
            }
            return order == 0 ? offset > place.offset() : order > 0;
        }
    }

    private final Connection connection;
    private final Map<EventId, Entry> fresh = new LinkedHashMap<>();
    private final List<Entry> repetitions = new ArrayList<>();
    private final List<EventId> displaced = new ArrayList<>();
    private final Touched touched = new Touched();
    private int conflicts;

    Archive(Connection connection) {
        this.connection = connection;
    }

    /** Stores what is new. */
    Archived store(List<Entry> events) throws SQLException {
        if (events.isEmpty()) {
            return new Archived(List.of(), touched, conflicts, Map.of());
        }
        var known = known(events);
        for (var event : events) {
            var before = fresh.containsKey(event.key()) ? known(fresh.get(event.key())) : known.get(event.key());
            place(event, before);
        }
        displace();
        write();
        return new Archived(fresh.values().stream().map(Entry::event).toList(), touched, conflicts, traces());
    }

    private Map<EventId, String> traces() {
        var traces = new HashMap<EventId, String>();
        fresh.forEach((key, entry) -> entry.trace().ifPresent(trace -> traces.put(key, trace)));
        return traces;
    }

    private void place(Entry event, Known before) {
        if (before != null && !before.fingerprint().equals(event.fingerprint())) {
            conflicts++;
        }
        if (before == null) {
            admit(event);
        } else if (before.after(event.event())) {
            admitInPlaceOf(event, before);
        } else {
            repetitions.add(event);
        }
    }

    private void admitInPlaceOf(Entry event, Known before) {
        touched.add(before.subject(), event.event().recorded());
        if (!fresh.containsKey(event.key())) {
            displaced.add(event.key());
        }
        admit(event);
    }

    private void admit(Entry event) {
        var earlier = fresh.remove(event.key());
        fresh.put(event.key(), event);
        if (earlier != null) {
            repetitions.add(earlier);
        }
        touched.add(event.event());
    }

    private static Known known(Entry entry) {
        var place = Place.of(entry.event());
        return new Known(
                entry.fingerprint(),
                entry.event().recorded(),
                place.partition(),
                place.offset(),
                entry.event().event().subject().toString());
    }

    private Map<EventId, Known> known(Collection<Entry> events) throws SQLException {
        try (var query = connection.prepareStatement("""
                select source, id, fingerprint, recorded, log_partition, log_offset, subject
                  from event join unnest(?::text[], ?::text[]) as asked(source, id) using (source, id)""")) {
            Keys.set(query, 1, events.stream().map(Entry::key).toList());
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

    private void displace() throws SQLException {
        try (var move = connection.prepareStatement("""
                        insert into repetition
                        select log_partition, log_offset, source, id, type, subject, recorded, data, fingerprint
                          from event where source = ? and id = ?""");
                var forget = connection.prepareStatement(
                        "delete from same_as where source = ? and id = ? returning member");
                var delete = connection.prepareStatement("delete from event where source = ? and id = ?")) {
            for (var key : displaced) {
                for (var statement : List.of(move, delete, forget)) {
                    statement.setString(1, key.source());
                    statement.setString(2, key.id());
                }
                move.executeUpdate();
                delete.executeUpdate();
                try (var members = forget.executeQuery()) {
                    while (members.next()) {
                        touched.add(members.getString(1), fresh.get(key).event().recorded());
                    }
                }
            }
        }
    }

    private void write() throws SQLException {
        if (!fresh.isEmpty()) {
            writeFresh();
        }
        try (var copy = new Copy("repetition", Entry.COLUMNS)) {
            for (var entry : repetitions) {
                copy.row(entry.cells());
            }
            copy.into(connection);
        }
    }

    private void writeFresh() throws SQLException {
        try (var events = new Copy("event", Entry.MORE_COLUMNS);
                var same = new Copy("same_as", "member, source, id")) {
            events.begin(connection);
            for (var entry : fresh.values()) {
                events.row(entry.cells(), entry.time(), entry.extensions());
                for (var member : Reports.linked(entry.event().event())) {
                    same.row(member, entry.key().source(), entry.key().id());
                }
            }
            events.into(connection);
            same.into(connection);
        }
    }
}
