package dev.entente.events.fold;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.RecordedEvent;
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
        var node = Json.MAPPER.createObjectNode();
        node.put("id", item.subject().id());
        node.put("subject", item.subject().toString());
        if (!item.title().isEmpty()) {
            node.set("title", Json.MAPPER.valueToTree(item.title()));
        }
        if (!item.summary().isEmpty()) {
            node.set("summary", Json.MAPPER.valueToTree(item.summary()));
        }
        node.setAll(Json.tree(item.state()));
        node.set("countries", Json.MAPPER.valueToTree(countries));
        node.set("sectors", Json.MAPPER.valueToTree(item.sectors()));
        node.put("occurred", item.occurred().toString());
        item.place().ifPresent(place -> node.set("place", Json.MAPPER.valueToTree(place)));
        node.put("firstKnown", item.firstKnown().toString());
        node.put("lastChanged", item.lastChanged().toString());
        node.set("anomalies", Json.MAPPER.valueToTree(item.anomalies()));
        node.set("evidence", Json.MAPPER.valueToTree(item.evidence()));
        node.set("corroboration", Json.MAPPER.valueToTree(Corroboration.of(item.facts(), item.evidence())));
        node.set("references", Json.MAPPER.valueToTree(item.references()));
        var events = node.putArray("events");
        item.events().forEach(event -> events.add(reference(event)));
        return node;
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
