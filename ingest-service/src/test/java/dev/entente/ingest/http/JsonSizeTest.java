package dev.entente.ingest.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.entente.events.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

class JsonSizeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[[],{},[1]]",
                "[true,false,null]",
                "[0,-1,25.0,0.000000001,1E+3,123456789012345678901234567890]",
                "{\"title\":{\"tr\":\"Türkiye'nin ziyareti, İstanbul\"},\"place\":\"北京 😀\"}",
                "\"a \\\"quoted\\\" word \\\\ and \\b\\t\\n\\f\\r\\u0000\\u001f\\u007f\"",
                "{\"a \\\"name\\\"\":\"\"}"
            })
    void it_is_as_many_bytes_as_are_written(String json) throws JsonProcessingException {
        var tree = Json.MAPPER.readTree(json);

        assertThat(JsonSize.of(tree)).isEqualTo(Json.MAPPER.writeValueAsBytes(tree).length);
    }
}
