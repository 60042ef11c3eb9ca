package dev.entente.notification.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.entente.events.EventId;
import dev.entente.events.Position;
import dev.entente.events.json.Json;
import dev.entente.notification.sql.Jdbc;

/** What news tells. It never changes, so what many are told is read once; the latest are kept, as far as they do not weigh much. */
@Singleton
class Contents {

    private static final int KEPT = 256;

    /** As JSON, in characters; in memory they take several times as much. */
    static final int KEPT_CHARACTERS = 4 << 20;

    /** Of those that have many characters, the first until there is no room: the last of these may need more than is left. */
    private static final String READ = """
            SELECT * FROM (
              SELECT news.*, characters, coalesce(sum(characters) FILTER (WHERE characters > ?) OVER (ORDER BY id
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
              FROM news
              CROSS JOIN LATERAL (SELECT length(item::text) + coalesce(length(former::text), 0) AS characters) weight
              WHERE id = ANY (?::bigint[])) n
            WHERE characters <= ? OR before < ?""";

    private final Jdbc jdbc;
    private final Map<Long, Parcel.Content> latest = new LinkedHashMap<>();
    private long characters;

    Contents(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The contents of the news, in the transaction of the caller.
     *
     * @param room how many characters may be read of those that have many; what comes to more is left out
     */
    synchronized Map<Long, Parcel.Content> of(Collection<Long> news, long room) {
        var found = new HashMap<Long, Parcel.Content>();
        for (var id : news) {
            var known = latest.get(id);
            if (known != null) {
                found.put(id, known);
            }
        }
        var missing = news.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            jdbc.query(
                    READ,
                    row -> found.put(row.getLong("id"), keep(row)),
                    Parcel.Content.LITTLE,
                    missing,
                    Parcel.Content.LITTLE,
                    room);
        }
        return found;
    }

    private Parcel.Content keep(ResultSet row) throws SQLException {
        var read = content(row);
        latest.put(row.getLong("id"), read);
        characters += read.characters();
        for (var all = latest.values().iterator(); latest.size() > KEPT || characters > KEPT_CHARACTERS; ) {
            characters -= all.next().characters();
            all.remove();
        }
        return read;
    }

    static Parcel.Content content(ResultSet row) throws SQLException {
        var item = row.getString("item");
        var former = Optional.ofNullable(row.getString("former"));
        return new Parcel.Content(
                Json.object(item),
                former.map(Json::object),
                item.length() + former.map(String::length).orElse(0),
                new EventId(row.getString("source"), row.getString("event_id")),
                Position.of(row.getInt("partition"), row.getLong("log_offset")),
                Jdbc.instant(row, "recorded"),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("trace")));
    }
}
