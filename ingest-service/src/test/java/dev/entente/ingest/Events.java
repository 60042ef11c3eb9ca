package dev.entente.ingest;

import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;

/** Events as integrators send them. */
public final class Events {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Events() {}

    /** An agreement signed, with an id of its own. */
    public static ObjectNode signed() {
        var number = NUMBER.incrementAndGet();
        return Json.object("""
                {"specversion": "1.0", "id": "event-%1$d", "source": "%2$s",
                 "type": "dev.entente.agreement.signed.v1", "subject": "agreement/pact-%1$d",
                 "time": "2024-09-01T09:00:00Z", "datacontenttype": "application/json",
                 "data": {"occurred": "2024-03-05", "title": {"en": "Pact %1$d"}, "sectors": ["education"],
                          "instrument": "memorandum-of-understanding",
                          "parties": [{"country": "BR"}, {"country": "ZA"}]}}
                """.formatted(number, Tokens.DESK));
    }

    /** The correction or retraction ({@code corrected}, {@code retracted}) of another source's event. */
    public static ObjectNode report(String fact, String property, String source) {
        var event = signed().put("type", "dev.entente.report." + fact + ".v1");
        var data = event.putObject("data");
        data.putObject(property).put("source", source).put("id", "event-1");
        if (fact.equals("corrected")) {
            data.set("data", signed().get("data"));
        }
        return event;
    }

    /** The event with the JSON value at the pointer put in, or with nothing there for a null value. */
    public static ObjectNode changed(ObjectNode event, String pointer, String json) {
        var path = JsonPointer.compile(pointer);
        var place = event.at(path.head());
        var last = path.last().getMatchingProperty();
        switch (place) {
            case ArrayNode array -> array.set(Integer.parseInt(last), parsed(json));
            case ObjectNode object when json == null -> object.remove(last);
            case ObjectNode object -> object.set(last, parsed(json));
            default -> throw new IllegalArgumentException("nothing at " + pointer);
        }
        return event;
    }

    private static JsonNode parsed(String json) {
        return Json.object("{\"value\":" + json + "}").get("value");
    }
}
