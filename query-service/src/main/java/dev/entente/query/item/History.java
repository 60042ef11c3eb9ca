package dev.entente.query.item;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Concerns;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Verdict;
import dev.entente.events.json.Json;
import dev.entente.query.ledger.Component;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Csv;
import dev.entente.query.web.MediaTypes;

/** All that was told of an item, with what became of each event; of all aggregates that are this one. */
final class History {

    /**
     * What is shown of it.
     *
     * @param parked events of it that could not be handled
     */
    record Told(
            List<ObjectNode> items,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ObjectNode> parked) {}

    private final Snapshot snapshot;
    private final Optional<Instant> asOf;

    History(Snapshot snapshot, Optional<Instant> asOf) {
        this.snapshot = snapshot;
        this.asOf = asOf;
    }

    /** In the order of recording; what was not recorded by the moment of {@code asOf} is not there. */
    List<ObjectNode> of(Subject subject) throws SQLException {
        var component = Component.of(snapshot, subject.toString());
        var one = ofOne(subject.toString(), component.subjects());
        var events = component.events().stream()
                .filter(event -> asOf.isEmpty() || !event.recorded().isAfter(asOf.get()))
                .toList();
        var concerns = Concerns.among(events);
        return Fold.verdicts(events).entrySet().stream()
                .filter(entry -> concerns.of(entry.getKey()).stream()
                        .map(Subject::toString)
                        .anyMatch(one::contains))
                .sorted(Map.Entry.comparingByKey(RecordedEvent.BY_RECORDING))
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Those of the component that are shown as one with the subject. */
    private Set<String> ofOne(String subject, Collection<String> component) throws SQLException {
        var kept = Sql.of("select subject, coalesce(kept, subject) from version")
                .then(Known.rows(asOf)
                        .and("subject = any(?::text[])", component)
                        .where())
                .list(snapshot, row -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var shown = kept.getOrDefault(subject, subject);
        return component.stream()
                .filter(member -> kept.getOrDefault(member, member).equals(shown))
                .collect(Collectors.toSet());
    }

    /** Entries as a table (CSV); what an event told in full is in none of its columns. */
    static String table(List<ObjectNode> entries) {
        var rows = entries.stream()
                .map(entry -> Csv.row(MediaTypes.CELLS_OF_HISTORY.stream()
                        .map(column -> entry.at("/" + column.replace('.', '/')).asText())
                        .toList()));
        return Csv.row(MediaTypes.CELLS_OF_HISTORY) + rows.collect(Collectors.joining());
    }

    private static ObjectNode entry(RecordedEvent event, Verdict verdict) {
        var entry = Json.MAPPER.createObjectNode();
        entry.put("fact", event.event().type().fact());
        entry.put("type", event.event().type().toString());
        entry.put("subject", event.event().subject().toString());
        if (event.event().data().has("occurred")) {
            entry.set("occurred", event.event().data().get("occurred"));
        }
        entry.put("recorded", event.recorded().toString());
        entry.put("source", event.key().source());
        entry.put("id", event.key().id());
        entry.put("position", event.position().token());
        entry.put("struck", verdict.struckBy().isPresent());
        verdict.struckBy().ifPresent(by -> entry.set("struckBy", Json.tree(by)));
        verdict.reason().ifPresent(reason -> entry.put("reason", reason));
        verdict.passedOver().ifPresent(why -> entry.set("passedOver", Json.tree(why)));
        entry.set("data", event.event().data());
        if (verdict.standing() && verdict.struckBy().isPresent()) {
            entry.set("correctedTo", verdict.data());
        }
        return entry;
    }
}
