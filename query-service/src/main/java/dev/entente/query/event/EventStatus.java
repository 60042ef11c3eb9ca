package dev.entente.query.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventId;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Verdict;
import dev.entente.events.json.Json;
import dev.entente.query.ledger.Component;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/** What became of an event. */
final class EventStatus {

    /** How many conflicts are shown. */
    private static final int CONFLICTS = 100;

    /** How many letters of JSON they show together. */
    private static final int CONFLICTS_LENGTH = 1024 * 1024;

    private final Snapshot snapshot;

    EventStatus(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The event with its status; nothing if it is neither in the archive nor parked. */
    Optional<ObjectNode> of(EventId key) throws SQLException {
        var archived = archived(key);
        return archived.isPresent() ? archived : new ParkedEvents(snapshot).of(key);
    }

    private Optional<ObjectNode> archived(EventId key) throws SQLException {
        var subject = Sql.of("select subject from event where source = ? and id = ?", key.source(), key.id())
                .first(snapshot, row -> row.getString(1));
        if (subject.isEmpty()) {
            return Optional.empty();
        }
        for (var judged :
                Fold.verdicts(Component.of(snapshot, subject.get()).events()).entrySet()) {
            if (judged.getKey().key().equals(key)) {
                return Optional.of(told(judged.getKey(), judged.getValue()));
            }
        }
        return Optional.empty();
    }

    private ObjectNode told(RecordedEvent event, Verdict verdict) throws SQLException {
        var node = Json.MAPPER.createObjectNode();
        node.put("source", event.key().source());
        node.put("id", event.key().id());
        node.put("type", event.event().type().toString());
        node.put("subject", event.event().subject().toString());
        event.event().time().ifPresent(time -> node.put("time", time.toString()));
        node.put("recorded", event.recorded().toString());
        node.put("position", event.position().token());
        becomes(node, event, verdict);
        node.set("alerts", alerts(event.key()));
        var misdirected = new Aims(snapshot).misdirectedAt(event);
        if (!misdirected.isEmpty()) {
            node.set("misdirected", Json.MAPPER.valueToTree(misdirected));
        }
        node.put("copies", copies(event.key()));
        node.set("conflicts", Json.MAPPER.valueToTree(conflicts(event.key())));
        node.set("extensions", Json.MAPPER.valueToTree(event.event().extensions()));
        node.set("data", event.event().data());
        return node;
    }

    private void becomes(ObjectNode node, RecordedEvent event, Verdict verdict) throws SQLException {
        var parked = new ParkedEvents(snapshot).reason(event);
        if (parked.isPresent()) {
            node.put("status", "parked").put("reason", parked.get());
            return;
        }
        node.put("status", status(verdict));
        verdict.struckBy().ifPresent(by -> node.set("struckBy", Json.tree(by)));
        verdict.reason().ifPresent(reason -> node.put("reason", reason));
        if (verdict.passedOver().isPresent()) {
            var passedOver = Json.tree(verdict.passedOver().get());
            new Aims(snapshot).elsewhere(event).ifPresent(subject -> passedOver.put("subject", subject));
            node.set("passedOver", passedOver);
        }
    }

    private static String status(Verdict verdict) {
        if (!verdict.standing()) {
            return "retracted";
        }
        return verdict.struckBy().isPresent() ? "corrected" : "projected";
    }

    private ObjectNode alerts(EventId key) throws SQLException {
        return Sql.of(
                        "select due, delivered, failed from alert_count where source = ? and id = ?",
                        key.source(),
                        key.id())
                .first(snapshot, row -> alerts(row.getInt(1), row.getInt(2), row.getInt(3)))
                .orElseGet(() -> alerts(0, 0, 0));
    }

    private static ObjectNode alerts(int due, int delivered, int failed) {
        return Json.MAPPER
                .createObjectNode()
                .put("due", due)
                .put("delivered", delivered)
                .put("failed", failed);
    }

    /** How often the same payload came again. */
    private int copies(EventId key) throws SQLException {
        return Sql.of("""
                        select count(*) from repetition join event using (source, id, fingerprint)
                         where source = ? and id = ?""", key.source(), key.id())
                .first(snapshot, row -> row.getInt(1))
                .orElse(0);
    }

    /** The first so many, in the order of recording; what they say is left out where it would be too long together. */
    private List<ObjectNode> conflicts(EventId key) throws SQLException {
        return Sql.of("""
                        select log_partition, log_offset, type, subject, recorded,
                               case when sum(length(data::text)) over recorded_order <= ? then data end as data
                          from (select other.* from repetition as other join event using (source, id)
                                 where source = ? and id = ? and other.fingerprint <> event.fingerprint
                                 order by other.recorded, other.log_partition, other.log_offset limit ?) as first
                        window recorded_order as (order by recorded, log_partition, log_offset)
                         order by recorded, log_partition, log_offset""", CONFLICTS_LENGTH, key.source(), key.id(), CONFLICTS).list(snapshot, EventStatus::conflict);
    }

    private static ObjectNode conflict(ResultSet row) throws SQLException {
        var node = Json.MAPPER.createObjectNode();
        node.put("position", Position.of(row.getInt(1), row.getLong(2)).token());
        node.put("type", row.getString(3)).put("subject", row.getString(4));
        node.put("recorded", row.getObject(5, OffsetDateTime.class).toInstant().toString());
        var data = Optional.ofNullable(row.getString(6));
        data.ifPresent(text -> node.set("data", Json.object(text)));
        return node;
    }
}
