package dev.entente.events.codec;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Approved;
import dev.entente.events.schema.InvalidEvent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The JSON format of CloudEvents: what the attributes and the data may look like. */
class StructuredModeTest {

    private static final String SIGNED = "dev.entente.agreement.signed.v1.full";

    @Test
    void data_in_base_64_is_the_same_data() {
        var plain = Approved.event(SIGNED);
        var encoded = encoded(plain.get("data").toString());
        assertThat(StructuredMode.read(encoded)).isEqualTo(StructuredMode.read(plain));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"occurred":"2024-13"}   | at /occurred in it
            {"parties":[{},{}]}      | at /parties/0/country in it: is missing
            {"parties":              | is no JSON
            7                        | is not a JSON object
            """)
    void a_fault_within_is_told_in_words_since_no_pointer_leads_there(String data, String words) {
        var faults = faults(encoded(data));
        assertThat(faults.faults()).allMatch(fault -> fault.pointer().equals("/data_base64"), "points to /data_base64");
        assertThat(faults).hasMessageContaining(words);
    }

    @Test
    void what_is_no_base_64_and_what_stands_beside_data_is_refused() {
        var broken = Approved.event(SIGNED);
        broken.remove("data");
        assertThat(faults(broken.put("data_base64", "e30*")))
                .hasMessage("/data_base64: is no base 64 (RFC 4648, section 4)");
        assertThat(faults(broken.put("data_base64", 7))).hasMessage("/data_base64: is not a string");
        assertThat(faults(Approved.event(SIGNED).put("data_base64", "e30=")))
                .hasMessageContaining("stands beside 'data'");
    }

    @Test
    void null_is_absent_whatever_the_attribute() {
        var event = Approved.event(SIGNED);
        event.putNull("time")
                .putNull("dataschema")
                .putNull("datacontenttype")
                .putNull("desk")
                .putNull("data_base64");
        var read = StructuredMode.read(event);
        assertThat(read.time()).isEmpty();
        assertThat(read.extensions()).doesNotContainKeys("dataschema", "desk", "data_base64");
    }

    @Test
    void extensions_of_every_type_and_the_schema_of_the_data_travel_in_their_text_form() {
        var event = Approved.event(SIGNED);
        event.put("extinteger", -2147483648)
                .put("extboolean", false)
                .put("exturiref", "//authority/path")
                .put("extbinary", "TWE=")
                .put("exttext", "Zürich 😀")
                .put("dataschema", "https://entente.example.org/schemas/x");
        var sent = StructuredMode.read(event);
        assertThat(sent.extensions())
                .containsEntry("extinteger", "-2147483648")
                .containsEntry("extboolean", "false")
                .containsEntry("exttext", "Zürich 😀")
                .containsEntry("dataschema", "https://entente.example.org/schemas/x");
        assertThat(KafkaMode.read(KafkaMode.headers(sent), KafkaMode.value(sent)))
                .isEqualTo(sent);
        assertThat(StructuredMode.read(StructuredMode.write(sent))).isEqualTo(sent);
    }

    private static ObjectNode encoded(String data) {
        var event = Approved.event(SIGNED);
        event.remove("data");
        return event.put("data_base64", Base64.getEncoder().encodeToString(data.getBytes(UTF_8)));
    }

    private static InvalidEvent faults(ObjectNode event) {
        return catchThrowableOfType(InvalidEvent.class, () -> StructuredMode.read(event));
    }
}
