package dev.entente.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Position;
import dev.entente.events.json.Json;

/**
 * A record that is parked, as operators see it. It is tried again by its id, which is its position.
 *
 * @param event the source's own id; subject, source and event are there where the record tells them
 * @param at when it was parked
 */
public record ParkedEntry(
        Place place,
        Optional<String> subject,
        Optional<String> source,
        Optional<String> event,
        String reason,
        Instant recorded,
        Instant at) {

    private static final String COLUMNS =
            "select log_partition, log_offset, subject, source, id, reason, recorded, at from parked ";

    /** So many of what is parked behind the place, in the order of the log. */
    public static List<ParkedEntry> after(Connection connection, Optional<Place> place, int limit) throws SQLException {
        try (var query = connection.prepareStatement(
                COLUMNS + "where (log_partition, log_offset) > (?, ?) order by log_partition, log_offset limit ?")) {
            query.setInt(1, place.map(Place::partition).orElse(-1));
            query.setLong(2, place.map(Place::offset).orElse(-1L));
            query.setInt(3, limit);
            return read(query);
        }
    }

    /** What is parked at the place. */
    public static Optional<ParkedEntry> at(Connection connection, Place place) throws SQLException {
        try (var query = connection.prepareStatement(COLUMNS + "where log_partition = ? and log_offset = ?")) {
            query.setInt(1, place.partition());
            query.setLong(2, place.offset());
            return read(query).stream().findFirst();
        }
    }

    private static List<ParkedEntry> read(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var entries = new ArrayList<ParkedEntry>();
            while (rows.next()) {
                entries.add(entry(rows));
            }
            return entries;
        }
    }

    private static ParkedEntry entry(ResultSet row) throws SQLException {
        return new ParkedEntry(
                new Place(row.getInt("log_partition"), row.getLong("log_offset")),
                Optional.ofNullable(row.getString("subject")),
                Optional.ofNullable(row.getString("source")),
                Optional.ofNullable(row.getString("id")),
                row.getString("reason"),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    public String id() {
        return Position.of(place.partition(), place.offset()).token();
    }

    /** The place that an id names; nothing where it names none. */
    public static Optional<Place> place(String id) {
        try {
            var offsets = Position.parse(id).offsets();
            return offsets.size() == 1
                    ? Optional.of(
                            new Place(offsets.firstKey(), offsets.firstEntry().getValue()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As an API shows it; what is unknown is left out. */
    public ObjectNode shown() {
        var node = Json.MAPPER.createObjectNode().put("id", id());
        subject.ifPresent(text -> node.put("subject", text));
        source.ifPresent(text -> node.put("source", text));
        event.ifPresent(text -> node.put("event", text));
        return node.put("position", id())
                .put("reason", reason)
                .put("recorded", recorded.toString())
                .put("at", at.toString());
    }
}
