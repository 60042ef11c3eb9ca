package dev.entente.local.json;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonTest {
    @Test
    void what_is_written_is_read_back() {
        Object value = Map.of(
                "text", "ş \"quoted\" \\ \u0001 \n 🇹🇷", "list", List.of(true, "x", List.of()), "object", Map.of());

        assertThat(Json.read(Json.write(value))).isEqualTo(value);
    }

    @Test
    void a_document_of_others_is_read() {
        Object value = Json.read(" {\"a\" : [1, -2.5e3, null, false], \"b\":\"\\u00e7\\/\\t\"} ");

        assertThat(value)
                .isEqualTo(
                        Map.of("a", Arrays.asList(BigDecimal.ONE, new BigDecimal("-2.5e3"), null, false), "b", "ç/\t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\"}", "\"open", "tru", "1 2", "{\"a\":1,}", "\"\\u12"})
    void what_is_no_json_is_refused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
