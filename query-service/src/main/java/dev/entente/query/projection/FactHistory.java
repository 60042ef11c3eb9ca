package dev.entente.query.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /** What an entry of a timeline shows; its countries and sectors are those of the item, so that filters let both through. */
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
                    item.sectors());
        }

        boolean isListedAs(Entry other) {
            return occurred.equals(other.occurred) && countries.equals(other.countries);
        }
    }

    /**
     * A fact that stands.
     *
     * @param stored until when it stands by the row that there is; nothing where there is none
     * @param isListed whether it is in the lists where it belongs
     */
    private record Open(Instant from, Entry entry, Optional<Instant> stored, boolean isListed) {}

    /** A row that ends at another moment than before. */
    private record Ending(EventId key, Instant from, Instant until) {}

    private static final String COLUMNS = """
            source, id, known_from, known_until, subject, kind, type, contact, occurred, occurred_on, begins, ends,
            title, countries, sectors""";

    private final Listings listings;
    private final Copy copy = new Copy("fact", COLUMNS);
    private final Map<String, Map<EventId, Open>> openBefore = new HashMap<>();
    private final List<Ending> endings = new ArrayList<>();

    /** Adds the facts that it writes to the lists. */
    FactHistory(Listings listings) {
        this.listings = listings;
    }

    /**
     * Forgets what is told from the moment on, and takes up what was open then.
     *
     * @param since by subject, the moment from which on everything is told anew
     */
    void rewind(Connection connection, Map<String, Instant> since) throws SQLException {
        if (since.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("""
                delete from fact using unnest(?::text[], ?::timestamptz[]) as again(subject, since)
                 where fact.subject = again.subject and known_from >= since""")) {
            Moments.set(delete, since);
            delete.executeUpdate();
        }
        try (var query = connection.prepareStatement("""
                select fact.subject, source, id, known_from, nullif(known_until, 'infinity'),
                       type, contact, occurred, title, countries, sectors
                  from unnest(?::text[], ?::timestamptz[]) as again(subject, since)
                  join fact on fact.subject = again.subject and known_until >= since""")) {
            Moments.set(query, since);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    open(rows.getString(1)).put(new EventId(rows.getString(2), rows.getString(3)), stored(rows));
                }
            }
        }
    }

    private static Open stored(ResultSet row) throws SQLException {
        var until = row.getObject(5, OffsetDateTime.class);
        return new Open(
                row.getObject(4, OffsetDateTime.class).toInstant(),
                new Entry(
                        row.getString(6),
                        row.getBoolean(7),
                        row.getString(8),
                        Json.bind(Json.object(row.getString(9)), Text.class),
                        List.of((String[]) row.getArray(10).getArray()),
                        List.of((String[]) row.getArray(11).getArray())),
                Optional.of(until == null ? Instant.MAX : until.toInstant()),
                true);
    }

    /** Tells the rest of the story of a subject: its rows from where it was rewound to. */
    void tell(String subject, Collection<VersionRow> versions) throws SQLException {
        var open = open(subject);
        for (var version : versions) {
            var now = entries(version);
            var ended = new HashMap<EventId, Open>();
            for (var told = open.entrySet().iterator(); told.hasNext(); ) {
                var entry = told.next();
                if (!entry.getValue().entry().equals(now.get(entry.getKey()))) {
                    write(subject, entry.getKey(), entry.getValue(), version.from());
                    ended.put(entry.getKey(), entry.getValue());
                    told.remove();
                }
            }
            now.forEach(
                    (key, entry) -> open.computeIfAbsent(key, unknown -> begun(version.from(), entry, ended.get(key))));
        }
        for (var entry : open.entrySet()) {
            write(subject, entry.getKey(), entry.getValue(), Instant.MAX);
        }
        openBefore.remove(subject);
    }

    private static Open begun(Instant from, Entry entry, Open before) {
        return new Open(from, entry, Optional.empty(), before != null && entry.isListedAs(before.entry()));
    }

    void write(Connection connection) throws SQLException {
        if (!endings.isEmpty()) {
            end(connection);
        }
        copy.into(connection);
    }

    private void end(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement("""
                update fact set known_until = ends.moment
                  from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                    as ends(source, id, known_from, moment)
                 where fact.source = ends.source and fact.id = ends.id and fact.known_from = ends.known_from""")) {
            update.setArray(1, array(connection, "text", ending -> ending.key().source()));
            update.setArray(2, array(connection, "text", ending -> ending.key().id()));
            update.setArray(3, array(connection, "timestamptz", ending -> Moments.of(ending.from())));
            update.setArray(4, array(connection, "timestamptz", ending -> Moments.orInfinity(ending.until())));
            update.executeUpdate();
        }
    }

    private Array array(Connection connection, String type, Function<Ending, Object> cell) throws SQLException {
        return connection.createArrayOf(type, endings.stream().map(cell).toArray());
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

    private void write(String subject, EventId key, Open fact, Instant until) throws SQLException {
        if (fact.stored().isPresent()) {
            if (!fact.stored().get().equals(until)) {
                endings.add(new Ending(key, fact.from(), until));
            }
            return;
        }
        var entry = fact.entry();
        var occurred = Edtf.parse(entry.occurred());
        if (!fact.isListed()) {
            listings.addFact(key.source(), Days.of(occurred), key.id(), entry.countries());
        }
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
                Json.utf8(entry.title()),
                entry.countries(),
                entry.sectors());
    }
}
