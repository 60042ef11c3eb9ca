package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.entente.events.EventId;
import dev.entente.events.Text;
import dev.entente.events.edtf.Edtf;
import dev.entente.events.fold.Happening;
import dev.entente.events.fold.Item;
import dev.entente.events.json.Json;
import dev.entente.ledger.Copy;
import dev.entente.ledger.Moments;

/** Writes the entries of timelines: each fact for as long as it is known to stand as it is told. */
final class FactHistory {

    /** What an entry of a timeline shows. */
    private record Entry(
            String type, boolean contact, String occurred, Text title, List<String> countries, List<String> sectors) {

        static Entry of(Item item, Happening fact, List<String> countries) {
            var title = fact.fact().common().title();
            return new Entry(
                    fact.event().event().type().toString(),
                    fact.type().contact(),
                    fact.occurred().toString(),
                    title.isEmpty() ? item.title() : title,
                    countries,
                    fact.fact().common().sectors().isEmpty()
                            ? item.sectors()
                            : fact.fact().common().sectors());
        }
    }

    private record Open(Instant from, Entry entry) {}

    private static final String COLUMNS = """
            source, id, known_from, known_until, subject, kind, type, contact, occurred, occurred_on, begins, ends,
            title, countries, sectors""";

    private final Copy copy = new Copy("fact", COLUMNS);
    private final Map<String, Map<EventId, Open>> openBefore = new HashMap<>();

    /**
     * Forgets what is told from the moment on, and takes up what was open then.
     *
     * @param since by subject, the moment from which on everything is told anew
     */
    void rewind(Connection connection, Map<String, Instant> since) throws SQLException {
        var subjects = connection.createArrayOf("text", since.keySet().toArray());
        var moments = connection.createArrayOf("timestamptz", Moments.array(since.values()));
        try (var delete = connection.prepareStatement("""
                delete from fact using unnest(?::text[], ?::timestamptz[]) as again(subject, since)
                 where fact.subject = again.subject and known_until >= since
                returning fact.subject, source, id, known_from, type, contact, occurred, title, countries, sectors,
                          known_from < since""")) {
            delete.setArray(1, subjects);
            delete.setArray(2, moments);
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    if (rows.getBoolean(11)) {
                        open(rows.getString(1))
                                .put(
                                        new EventId(rows.getString(2), rows.getString(3)),
                                        new Open(
                                                rows.getObject(4, OffsetDateTime.class)
                                                        .toInstant(),
                                                new Entry(
                                                        rows.getString(5),
                                                        rows.getBoolean(6),
                                                        rows.getString(7),
                                                        Json.bind(Json.object(rows.getString(8)), Text.class),
                                                        List.of((String[])
                                                                rows.getArray(9).getArray()),
                                                        List.of((String[]) rows.getArray(10)
                                                                .getArray()))));
                    }
                }
            }
        }
    }

    /** Tells the rest of the story of a subject: its rows from where it was rewound to. */
    void tell(String subject, Collection<VersionRow> versions) {
        var open = open(subject);
        for (var version : versions) {
            var now = entries(version);
            open.entrySet().removeIf(entry -> {
                var ended = !entry.getValue().entry().equals(now.get(entry.getKey()));
                if (ended) {
                    write(subject, entry.getKey(), entry.getValue(), version.from());
                }
                return ended;
            });
            now.forEach((key, entry) -> open.putIfAbsent(key, new Open(version.from(), entry)));
        }
        open.forEach((key, entry) -> write(subject, key, entry, Instant.MAX));
        openBefore.remove(subject);
    }

    void into(Connection connection) throws SQLException {
        copy.into(connection);
    }

    private Map<EventId, Open> open(String subject) {
        return openBefore.computeIfAbsent(subject, key -> new LinkedHashMap<>());
    }

    private static Map<EventId, Entry> entries(VersionRow version) {
        var entries = new LinkedHashMap<EventId, Entry>();
        version.item()
                .ifPresent(item -> item.facts()
                        .forEach(fact -> entries.put(fact.key(), Entry.of(item, fact, version.countries()))));
        return entries;
    }

    private void write(String subject, EventId key, Open fact, Instant until) {
        var entry = fact.entry();
        var occurred = Edtf.parse(entry.occurred());
        copy.row(
                key.source(),
                key.id(),
                fact.from(),
                until,
                subject,
                subject.substring(0, subject.indexOf('/')),
                entry.type(),
                entry.contact(),
                entry.occurred(),
                occurred.anchor(),
                occurred.first(),
                occurred.last(),
                Json.MAPPER.valueToTree(entry.title()),
                entry.countries(),
                entry.sectors());
    }
}
