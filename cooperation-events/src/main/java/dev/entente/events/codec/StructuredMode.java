package dev.entente.events.codec;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.json.Json;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.InvalidEvent;

/**
 * The JSON format of CloudEvents: the whole event as one object. An attribute that is null is absent. The data may stand
 * in base 64 under {@code data_base64} instead; it is JSON all the same.
 */
public final class StructuredMode {

    private static final String DATA = "data";
    private static final String ENCODED = "data_base64";

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
            if (name.equals(DATA) || name.equals(ENCODED) || value.isNull()) {
                return;
            }
            if (isAttribute(name, value)) {
                attributes.put(name, value.asText());
            } else {
                faults.add(Fault.ofProperty(name, expected(name)));
            }
        });
        if (event.hasNonNull(ENCODED)) {
            return readEncoded(attributes, event, faults);
        }
        return EventReader.read(attributes, event.has(DATA) ? event.get(DATA) : MissingNode.getInstance(), faults);
    }

    private static CooperationEvent readEncoded(Map<String, String> attributes, JsonNode event, List<Fault> faults) {
        JsonNode data = MissingNode.getInstance();
        try {
            data = decoded(event);
        } catch (InvalidEvent e) {
            faults.addAll(e.faults());
        }
        try {
            return EventReader.read(attributes, data, faults);
        } catch (InvalidEvent e) {
            throw new InvalidEvent(seenFromOutside(e.faults()));
        }
    }

    private static JsonNode decoded(JsonNode event) {
        if (event.has(DATA)) {
            throw unfit("stands beside 'data'; an event has one of them");
        }
        if (!event.get(ENCODED).isTextual()) {
            throw unfit("is not a string");
        }
        try {
            return DataBytes.read(Base64.getDecoder().decode(event.get(ENCODED).textValue()), "/" + ENCODED);
        } catch (IllegalArgumentException e) {
            throw unfit("is no base 64 (RFC 4648, section 4)");
        }
    }

    private static InvalidEvent unfit(String detail) {
        return new InvalidEvent(List.of(new Fault("/" + ENCODED, detail)));
    }

    /** No pointer leads into base 64, so the way goes on in words; what cannot be decoded has no data to be told of. */
    private static List<Fault> seenFromOutside(List<Fault> faults) {
        var undecoded = faults.stream().anyMatch(fault -> fault.isWithin("/" + ENCODED));
        return faults.stream()
                .filter(fault -> !(undecoded && fault.isWithin("/" + DATA)))
                .map(fault -> fault.isWithin("/" + DATA) ? inEncoded(fault) : fault)
                .toList();
    }

    private static Fault inEncoded(Fault fault) {
        var place = fault.pointer().substring(DATA.length() + 1);
        return new Fault("/" + ENCODED, place.isEmpty() ? fault.detail() : "at " + place + " in it: " + fault.detail());
    }

    private static boolean isAttribute(String name, JsonNode value) {
        return value.isTextual()
                || (!Attributes.CORE.contains(name)
                        && (value.isBoolean() || (value.isIntegralNumber() && value.canConvertToInt())));
    }

    private static String expected(String name) {
        return Attributes.CORE.contains(name)
                ? "is not a string"
                : "an extension attribute is a string, a boolean or an integer of 32 bits";
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
        node.set(DATA, event.data());
        return node;
    }
}
