package dev.entente.events.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.json.Json;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.InvalidEvent;

/** The JSON format of CloudEvents: the whole event as one object. */
public final class StructuredMode {

    private StructuredMode() {}

    /**
     * Reads an event.
     *
     * @throws InvalidEvent with all that is wrong
     */
    public static CooperationEvent read(JsonNode event) {
        if (!event.isObject()) {
            throw new InvalidEvent(List.of(new Fault("", "is not a JSON object")));
        }
        var attributes = new TreeMap<String, String>();
        var faults = new ArrayList<Fault>();
        event.properties().forEach(property -> {
            var name = property.getKey();
            var value = property.getValue();
            if (name.equals("data") || value.isNull()) {
                return;
            }
            if (name.equals("data_base64")) {
                faults.add(new Fault("/data_base64", "data is JSON here, under 'data'"));
            } else if (isAttribute(name, value)) {
                attributes.put(name, value.asText());
            } else {
                faults.add(Fault.ofProperty(name, expected(name)));
            }
        });
        return EventReader.read(attributes, event.has("data") ? event.get("data") : MissingNode.getInstance(), faults);
    }

    private static boolean isAttribute(String name, JsonNode value) {
        return value.isTextual()
                || (!Attributes.CORE.contains(name) && (value.isBoolean() || value.isIntegralNumber()));
    }

    private static String expected(String name) {
        return Attributes.CORE.contains(name)
                ? "is not a string"
                : "an extension attribute is a string, a boolean or an integer";
    }

    public static ObjectNode write(CooperationEvent event) {
        var node = Json.MAPPER.createObjectNode();
        node.put("specversion", "1.0");
        node.put("id", event.key().id());
        node.put("source", event.key().source());
        node.put("type", event.type().toString());
        node.put("subject", event.subject().toString());
        event.time().ifPresent(time -> node.put("time", time.toString()));
        node.put("datacontenttype", "application/json");
        event.extensions().forEach(node::put);
        node.set("data", event.data());
        return node;
    }
}
