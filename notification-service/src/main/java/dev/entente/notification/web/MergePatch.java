package dev.entente.notification.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;

/** What is to change, as RFC 7396 says it: what is not named stays, and null takes away. */
final class MergePatch {

    static final String TYPE = "application/merge-patch+json";

    private MergePatch() {}

    /** The change as a body that names each property that it changes, as it is to be then. */
    static JsonNode of(JsonNode patch, ObjectNode now) {
        if (patch == null || !patch.isObject()) {
            return patch;
        }
        var body = Json.MAPPER.createObjectNode();
        patch.properties().forEach(change -> {
            var name = change.getKey();
            if (name.equals("filter")) {
                body.set(name, merged(now.path(name), change.getValue()));
            } else if (name.equals("digest") && change.getValue().isNull()) {
                body.put(name, "immediate");
            } else {
                body.set(name, change.getValue());
            }
        });
        return body;
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch.isNull() ? Json.MAPPER.createObjectNode() : patch;
        }
        var merged = target.isObject() ? (ObjectNode) target.deepCopy() : Json.MAPPER.createObjectNode();
        patch.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), merged(merged.path(change.getKey()), change.getValue()));
            }
        });
        return merged;
    }
}
