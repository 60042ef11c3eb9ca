package dev.entente.events.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Approved;
import dev.entente.events.EventType;
import dev.entente.events.Kinds;
import dev.entente.events.json.Json;
import dev.entente.events.report.Reports;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.InvalidEvent;
import dev.entente.events.schema.SampleWriter;
import dev.entente.events.schema.Schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

/** Each type has two approved events that hold the codec and the schema to the wire format. */
class ApprovedEventsTest {

    /** What nothing reads but those who read the event. */
    private static final Set<String> STAY_IN_THE_DATA = Set.of("coding", "extra");

    private static final Path DRAFTS = Path.of("target/approved-drafts");

    static List<String> names() {
        return Approved.names();
    }

    static List<String> types() {
        return Schemas.published().types();
    }

    /** To add one: run this test, read the draft that it writes, make of it what you mean, and put it in the folder. */
    @ParameterizedTest
    @MethodSource("names")
    void there_is_an_approved_event(String name) throws IOException {
        if (Files.notExists(Approved.file(name))) {
            Files.createDirectories(DRAFTS);
            var draft = DRAFTS.resolve(name + ".json");
            var type =
                    EventType.parse(name.replaceFirst("\\.(full|minimal)$", "")).orElseThrow();
            Files.writeString(
                    draft, SampleWriter.draft(type, name.endsWith(".full")).toPrettyString() + "\n");
            fail("cooperation-events/%s is missing. A draft is in cooperation-events/%s: make of it an event that means"
                            .formatted(Approved.file(name), draft)
                    + " something, and move it there.");
        }
        assertThat(Approved.event(name).path("type").asText() + (name.endsWith(".full") ? ".full" : ".minimal"))
                .isEqualTo(name);
    }

    @Test
    void every_approved_event_is_of_a_type() throws IOException {
        try (var files = Files.list(Approved.FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString().replaceFirst("\\.json$", "")))
                    .containsExactlyInAnyOrderElementsOf(names());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void it_is_read_and_written_back_the_same(String name) {
        var sent = Approved.event(name);
        var written = StructuredMode.write(StructuredMode.read(sent));
        assertThat(written).isEqualTo(sent.put("datacontenttype", "application/json"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void it_is_the_same_event_after_a_journey_through_kafka(String name) {
        var event = StructuredMode.read(Approved.event(name));
        var arrived = KafkaMode.read(KafkaMode.headers(event), KafkaMode.value(event));
        assertThat(arrived).isEqualTo(event);
        assertThat(arrived.fingerprint()).isEqualTo(event.fingerprint());
        assertThat(KafkaMode.key(event)).asString().isEqualTo(event.subject().toString());
    }

    /** What the records leave out of the data, nobody would see in an item. */
    @ParameterizedTest
    @MethodSource("names")
    void its_data_arrives_whole_in_the_records_of_its_kind(String name) {
        var event = StructuredMode.read(Approved.event(name));
        if (Reports.isReport(event)) {
            var read = Json.tree(Reports.read(event));
            assertThat(read).isEqualTo(without(event.data(), "evidence", "extra"));
            return;
        }
        var kind = Kinds.of(event.subject());
        var data = kind.upcast(event.type(), event.data());
        assertThat(Schemas.published()
                        .check(kind.fact(event.type()).orElseThrow().newest(), data))
                .as("by the newest version")
                .isEmpty();
        var read = Json.tree(kind.read(event.type(), event.data()));
        var together = Json.MAPPER.createObjectNode();
        together.setAll((ObjectNode) read.get("common"));
        together.setAll((ObjectNode) read.get("terms"));
        var told = Json.object(together.toString()); // a number of a record is the number that was sent
        data.properties().stream()
                .filter(property -> !STAY_IN_THE_DATA.contains(property.getKey()))
                .forEach(property -> assertThat(told.path(property.getKey()))
                        .as(property.getKey())
                        .isEqualTo(property.getValue()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_full_event_has_every_property_of_its_schema(String type) {
        var properties = Schemas.published().document(type).orElseThrow().path("properties");
        assertThat(Approved.event(type + ".full").path("data").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(() -> properties.fieldNames());
    }

    @ParameterizedTest
    @MethodSource("types")
    void without_a_required_property_the_fault_points_to_it(String type) {
        for (var required : Schemas.published().document(type).orElseThrow().path("required")) {
            var event = Approved.event(type + ".minimal");
            ((ObjectNode) event.get("data")).remove(required.asText());
            assertThat(faults(event))
                    .contains(new Fault("/data/" + required.asText(), "is missing"))
                    .allMatch(fault -> fault.isWithin("/data/" + required.asText()));
        }
        for (var attribute : List.of("specversion", "id", "source", "type", "subject", "data")) {
            var event = Approved.event(type + ".minimal");
            event.remove(attribute);
            assertThat(faults(event)).extracting(Fault::pointer).containsExactly("/" + attribute);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_unknown_property_is_a_fault_at_its_place(String type) {
        var event = Approved.event(type + ".minimal");
        ((ObjectNode) event.get("data")).put("colour", "red");
        assertThat(faults(event)).extracting(Fault::pointer).containsExactly("/data/colour");
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_draft_of_an_approved_event_is_valid(String type) {
        if (!type.startsWith("dev.entente.report.")) {
            for (var full : List.of(true, false)) {
                var draft = SampleWriter.draft(EventType.parse(type).orElseThrow(), full);
                assertThat(StructuredMode.read(draft).type()).hasToString(type);
            }
        }
    }

    private static ObjectNode without(ObjectNode data, String... names) {
        return data.deepCopy().without(List.of(names));
    }

    private static List<Fault> faults(ObjectNode event) {
        return catchThrowableOfType(InvalidEvent.class, () -> StructuredMode.read(event))
                .faults();
    }
}
