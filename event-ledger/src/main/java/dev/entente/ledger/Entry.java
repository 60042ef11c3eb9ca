package dev.entente.ledger;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.json.Json;

/** An event as the archive keeps it. */
final class Entry {

    static final String COLUMNS = "log_partition, log_offset, source, id, type, subject, recorded, data, fingerprint";
    static final String MORE_COLUMNS = COLUMNS + ", time, extensions";

    private static final JsonNode NONE = Json.MAPPER.createObjectNode();

    private final RecordedEvent event;
    private final Optional<String> trace;
    private final String fingerprint;
    private final Cells cells;

    Entry(RecordedEvent event, Optional<String> trace) {
        this.event = event;
        this.trace = trace;
        this.fingerprint = event.event().fingerprint();
        var place = Place.of(event);
        this.cells = Cells.of(
                place.partition(),
                place.offset(),
                event.key().source(),
                event.key().id(),
                event.event().type(),
                event.event().subject(),
                event.recorded(),
                Json.utf8(event.event().data()),
                fingerprint);
    }

    RecordedEvent event() {
        return event;
    }

    /** To which it belongs (W3C {@code traceparent}); this is not archived. */
    Optional<String> trace() {
        return trace;
    }

    EventId key() {
        return event.key();
    }

    String fingerprint() {
        return fingerprint;
    }

    /** Of {@link #COLUMNS}. */
    Cells cells() {
        return cells;
    }

    Object time() {
        return event.event().time();
    }

    JsonNode extensions() {
        return event.event().extensions().isEmpty()
                ? NONE
                : Json.MAPPER.valueToTree(event.event().extensions());
    }
}
