package dev.entente.notification.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.entente.events.EventId;
import dev.entente.events.Position;
import dev.entente.events.json.Json;
import dev.entente.notification.sql.Jdbc;

/** What news tells. It never changes, so what many are told is read once; the latest are kept. */
@Singleton
class Contents {

    private static final int KEPT = 256;

    private final Jdbc jdbc;
    private final Map<Long, Parcel.Content> latest = new LinkedHashMap<>();

    Contents(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** The contents of the news, in the transaction of the caller. */
    synchronized Map<Long, Parcel.Content> of(Collection<Long> news) {
        var found = new HashMap<Long, Parcel.Content>();
        for (var id : news) {
            var known = latest.get(id);
            if (known != null) {
                found.put(id, known);
            }
        }
        var missing = news.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            found.putAll(read(missing));
        }
        return found;
    }

    private Map<Long, Parcel.Content> read(List<Long> news) {
        var read = new HashMap<Long, Parcel.Content>();
        jdbc.query(
                "SELECT * FROM news WHERE id = ANY (?::bigint[])",
                row -> read.put(row.getLong("id"), content(row)),
                news);
        read.forEach(latest::put);
        var all = latest.keySet().iterator();
        for (var surplus = latest.size() - KEPT; surplus > 0; surplus--) {
            all.next();
            all.remove();
        }
        return read;
    }

    static Parcel.Content content(ResultSet row) throws SQLException {
        return new Parcel.Content(
                Json.object(row.getString("item")),
                new EventId(row.getString("source"), row.getString("event_id")),
                Position.of(row.getInt("partition"), row.getLong("log_offset")),
                Jdbc.instant(row, "recorded"),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("trace")));
    }
}
