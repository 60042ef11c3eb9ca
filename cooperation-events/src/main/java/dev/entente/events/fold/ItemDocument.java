package dev.entente.events.fold;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Text;
import dev.entente.events.json.Json;

/** An item as JSON, the same wherever it is shown. */
public final class ItemDocument {

    private ItemDocument() {}

    /**
     * Writes an item.
     *
     * @param countries of the item; more than its own where it belongs to the relation of others
     */
    public static ObjectNode of(Item item, List<String> countries) {
        return of(item, countries, Json.tree(item.state()));
    }

    /**
     * The same.
     *
     * @param state the item's own, as JSON
     */
    public static ObjectNode of(Item item, List<String> countries, ObjectNode state) {
        var node = Json.MAPPER.createObjectNode();
        node.put("id", item.subject().id());
        node.put("subject", item.subject().toString());
        if (!item.title().isEmpty()) {
            text(node.putObject("title"), item.title());
        }
        if (!item.summary().isEmpty()) {
            text(node.putObject("summary"), item.summary());
        }
        node.setAll(state);
        countries.forEach(node.putArray("countries")::add);
        item.sectors().forEach(node.putArray("sectors")::add);
        node.put("occurred", item.occurred().toString());
        item.place().ifPresent(place -> node.set("place", Json.MAPPER.valueToTree(place)));
        node.put("firstKnown", item.firstKnown().toString());
        node.put("lastChanged", item.lastChanged().toString());
        list(node.putArray("anomalies"), item.anomalies());
        list(node.putArray("evidence"), item.evidence());
        node.set("corroboration", Json.MAPPER.valueToTree(Corroboration.of(item.facts(), item.evidence())));
        node.set("disagreements", Json.MAPPER.valueToTree(Disagreement.of(item.kind(), item.facts())));
        var references = node.putArray("references");
        item.references().forEach(reference -> references.add(reference.toString()));
        var events = node.putArray("events");
        item.events().forEach(event -> events.add(reference(event)));
        return node;
    }

    private static void text(ObjectNode node, Text text) {
        text.byLanguage().forEach(node::put);
    }

    private static void list(ArrayNode array, List<?> values) {
        values.forEach(value -> array.add(Json.tree(value)));
    }

    private static ObjectNode reference(RecordedEvent event) {
        var node = Json.MAPPER.createObjectNode();
        node.put("source", event.key().source());
        node.put("id", event.key().id());
        node.put("type", event.event().type().toString());
        node.put("position", event.position().token());
        node.put("recorded", event.recorded().toString());
        return node;
    }
}
