package dev.entente.events.codec;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.entente.events.schema.InvalidEvent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaModeTest {

    private static final byte[] KEY = "agreement/a".getBytes(UTF_8);

    private static final String DATA =
            "{\"occurred\":\"2024\",\"title\":{\"en\":\"T\"},\"parties\":[{\"country\":\"BR\"},{\"country\":\"ZA\"}]";

    @Test
    void a_record_under_the_key_of_its_subject_is_read() {
        assertThat(KafkaMode.read(KEY, headers(), data("")).subject()).hasToString("agreement/a");
    }

    @Test
    void a_record_under_another_key_or_none_is_no_event() {
        assertThatThrownBy(() -> KafkaMode.read("agreement/b".getBytes(UTF_8), headers(), data("")))
                .isInstanceOf(InvalidEvent.class)
                .hasMessageContaining("/subject");
        assertThatThrownBy(() -> KafkaMode.read(null, headers(), data(""))).isInstanceOf(InvalidEvent.class);
    }

    @Test
    void a_header_without_a_value_is_a_missing_attribute() {
        var headers = headers();
        headers.put("ce_id", null);
        assertThatThrownBy(() -> KafkaMode.read(KEY, headers, data("")))
                .isInstanceOf(InvalidEvent.class)
                .hasMessageContaining("/id");
    }

    @Test
    void a_number_beyond_counting_is_no_event() {
        for (var number : new String[] {"1E+99999999999999999999", "1e-2147483648"}) {
            assertThatThrownBy(() -> KafkaMode.read(KEY, headers(), data(",\"extra\":{\"n\":" + number + "}")))
                    .as(number)
                    .isInstanceOf(InvalidEvent.class);
        }
    }

    private static byte[] data(String more) {
        return (DATA + more + "}").getBytes(UTF_8);
    }

    private static Map<String, byte[]> headers() {
        var headers = new HashMap<String, byte[]>();
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "1",
                        "ce_source", "https://press.example.org/k",
                        "ce_type", "dev.entente.agreement.signed.v1",
                        "ce_subject", "agreement/a")
                .forEach((name, value) -> headers.put(name, value.getBytes(UTF_8)));
        return headers;
    }
}
