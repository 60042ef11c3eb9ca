package dev.entente.events.fold;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Text;
import dev.entente.events.json.Json;

/** An item as JSON, the same wherever it is shown. */
public final class ItemDocument {

    private static final int USUAL_BYTES = 4 * 1024;

    /** What a thread keeps for the item that it writes next. */
    private static final int MOST_SCRATCH = 64 * 1024;

    private static final ThreadLocal<ByteArrayOutputStream> SCRATCH =
            ThreadLocal.withInitial(() -> new ByteArrayOutputStream(USUAL_BYTES));

    /** What every item has; a state that has a property of such a name does not show it. */
    private static final Set<String> OF_ALL = Set.of(
            "countries",
            "sectors",
            "occurred",
            "place",
            "firstKnown",
            "lastChanged",
            "anomalies",
            "evidence",
            "corroboration",
            "disagreements",
            "references",
            "events");

    private static final ObjectWriter VALUES =
            Json.MAPPER.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private final JsonGenerator out;

    private ItemDocument(JsonGenerator out) {
        this.out = out;
    }

    /**
     * Writes an item.
     *
     * @param countries of the item; more than its own where it belongs to the relation of others
     */
    public static ObjectNode of(Item item, List<String> countries) {
        return Json.object(utf8(item, countries, Json.tree(item.state()), item.corroboration()));
    }

    /**
     * The same, as text in UTF-8.
     *
     * @param state the item's own, as JSON
     * @param corroboration the item's own
     */
    public static byte[] utf8(Item item, List<String> countries, ObjectNode state, Corroboration corroboration) {
        var text = SCRATCH.get();
        text.reset();
        try (var out = Json.MAPPER.createGenerator(text)) {
            out.enable(
                    JsonGenerator.Feature
                            .COMBINE_UNICODE_SURROGATES_IN_UTF8); // characters, as in any other JSON of ours
            new ItemDocument(out).write(item, countries, state, corroboration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (text.size() > MOST_SCRATCH) {
            SCRATCH.remove();
        }
        return text.toByteArray();
    }

    private void write(Item item, List<String> countries, ObjectNode state, Corroboration corroboration)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("id", item.subject().id());
        out.writeStringField("subject", item.subject().toString());
        text("title", item.title());
        text("summary", item.summary());
        for (var property : state.properties()) {
            if (!OF_ALL.contains(property.getKey())) {
                out.writeFieldName(property.getKey());
                out.writeTree(property.getValue());
            }
        }
        texts("countries", countries);
        texts("sectors", item.sectors());
        out.writeStringField("occurred", item.occurred().toString());
        if (item.place().isPresent()) {
            value("place", item.place().get());
        }
        out.writeStringField("firstKnown", item.firstKnown().toString());
        out.writeStringField("lastChanged", item.lastChanged().toString());
        values("anomalies", item.anomalies());
        values("evidence", item.evidence());
        value("corroboration", corroboration);
        values("disagreements", Disagreement.of(item, state));
        texts("references", item.references());
        events(item.events());
        out.writeEndObject();
    }

    private void text(String name, Text text) throws IOException {
        if (!text.isEmpty()) {
            out.writeObjectFieldStart(name);
            for (var language : text.byLanguage().entrySet()) {
                out.writeStringField(language.getKey(), language.getValue());
            }
            out.writeEndObject();
        }
    }

    private void values(String name, List<?> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (var value : values) {
            VALUES.writeValue(out, value);
        }
        out.writeEndArray();
    }

    private void value(String name, Object value) throws IOException {
        out.writeFieldName(name);
        VALUES.writeValue(out, value);
    }

    private void texts(String name, List<?> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (var value : values) {
            out.writeString(value.toString());
        }
        out.writeEndArray();
    }

    private void events(List<RecordedEvent> events) throws IOException {
        out.writeArrayFieldStart("events");
        for (var event : events) {
            out.writeStartObject();
            out.writeStringField("source", event.key().source());
            out.writeStringField("id", event.key().id());
            out.writeStringField("type", event.event().type().toString());
            out.writeStringField("position", event.position().token());
            out.writeStringField("recorded", event.recorded().toString());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
