package dev.entente.query.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventId;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.json.Json;
import dev.entente.ledger.Place;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/** Events that could not be handled. */
public final class ParkedEvents {

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final String ABOUT = """
            with recursive one(subject, member) as (
              select subject, subject from unnest(?::text[]) as subject
              union
              select one.subject, other.member
                from one
                join same_as mine on mine.member = one.member
                join same_as other on other.source = mine.source and other.id = mine.id)
            select one.subject as about, source, id, reason, recorded, log_partition, log_offset
              from one join parked on parked.subject = one.member
             where recorded <= ?
             order by recorded, log_partition, log_offset""";

    private final Snapshot snapshot;

    public ParkedEvents(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * What is parked of an aggregate, or of others that are said to be the same, in the order of its recording.
     *
     * @param asOf what was recorded later is not there
     */
    public List<ObjectNode> about(Subject subject, Optional<Instant> asOf) throws SQLException {
        return about(List.of(subject.toString()), asOf).getOrDefault(subject.toString(), List.of());
    }

    /**
     * The same of several aggregates, by subject. Where nothing at all is parked, the database is not asked; where the snapshot
     * has ended, it is what is parked a moment later.
     */
    public Map<String, List<ObjectNode>> about(Collection<String> subjects, Optional<Instant> asOf)
            throws SQLException {
        var parked = new HashMap<String, List<ObjectNode>>();
        if (snapshot.parks() && !subjects.isEmpty()) {
            Sql.of(ABOUT, subjects, asOf.orElse(LATEST))
                    .each(
                            snapshot.again(),
                            row -> parked.computeIfAbsent(row.getString("about"), subject -> new ArrayList<>())
                                    .add(mentioned(row)));
        }
        return parked;
    }

    private static ObjectNode mentioned(ResultSet row) throws SQLException {
        var node = Json.MAPPER.createObjectNode();
        Optional.ofNullable(row.getString("source")).ifPresent(source -> node.put("source", source));
        Optional.ofNullable(row.getString("id")).ifPresent(id -> node.put("id", id));
        return node.put("position", position(row).token())
                .put("recorded", recorded(row).toString())
                .put("reason", row.getString("reason"));
    }

    private static Position position(ResultSet row) throws SQLException {
        return Position.of(row.getInt("log_partition"), row.getLong("log_offset"));
    }

    private static Instant recorded(ResultSet row) throws SQLException {
        return row.getObject("recorded", OffsetDateTime.class).toInstant();
    }

    /** Why an event of the archive is parked, if it is. */
    Optional<String> reason(RecordedEvent event) throws SQLException {
        var place = Place.of(event);
        return Sql.of(
                        "select reason from parked where log_partition = ? and log_offset = ?",
                        place.partition(),
                        place.offset())
                .first(snapshot, row -> row.getString(1));
    }

    /** An event that is parked and not in the archive; the first, where there are several of the same key. */
    Optional<ObjectNode> of(EventId key) throws SQLException {
        return Sql.of("""
                        select source, id, subject, reason, recorded, log_partition, log_offset, headers, value
                          from parked where source = ? and id = ?
                         order by recorded, log_partition, log_offset limit 1""", key.source(), key.id()).first(snapshot, ParkedEvents::told);
    }

    private static ObjectNode told(ResultSet row) throws SQLException {
        var node = Json.MAPPER.createObjectNode();
        node.put("source", row.getString("source")).put("id", row.getString("id"));
        header(row, "ce_type").ifPresent(type -> node.put("type", type));
        Optional.ofNullable(row.getString("subject")).ifPresent(subject -> node.put("subject", subject));
        header(row, "ce_time").ifPresent(time -> node.put("time", time));
        node.put("recorded", recorded(row).toString());
        node.put("position", position(row).token());
        node.put("status", "parked").put("reason", row.getString("reason"));
        data(row.getBytes("value")).ifPresent(data -> node.set("data", data));
        return node;
    }

    /** A header, stored in Base64. */
    private static Optional<String> header(ResultSet row, String name) throws SQLException {
        var value = Json.object(row.getString("headers")).path(name);
        return value.isTextual()
                ? Optional.of(new String(Base64.getDecoder().decode(value.asText()), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** The data, unless the reason for parking is that it is no JSON. */
    private static Optional<JsonNode> data(byte[] value) {
        try {
            return Optional.ofNullable(Json.MAPPER.readTree(value == null ? new byte[0] : value))
                    .filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
