package dev.entente.events;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CommonReaderTest {

    static Stream<ObjectNode> approved() {
        return Approved.names().stream()
                .filter(name -> !name.startsWith("dev.entente.report."))
                .map(name -> (ObjectNode) Approved.event(name).path("data"));
    }

    @ParameterizedTest
    @MethodSource("approved")
    void what_is_approved_is_read_as_it_is_bound(ObjectNode data) {
        assertThat(CommonReader.read(data)).isEqualTo(Json.bind(data, Common.class));
    }

    @Test
    void places_and_texts_are_read_as_they_are_bound() {
        var data = Json.object("""
                {"occurred": "2024-08~", "title": {"tr": "Görüşme", "en": "Talks"}, "sectors": ["defence", "trade"],
                 "place": {"name": "Ankara", "latitude": 39.920, "longitude": -32},
                 "evidence": [{"url": "https://example.org/1", "published": "2024-08"}, {"url": "https://example.org/2"}],
                 "references": ["visit/tr-my-2024"], "extra": {"title": 1}}""");

        assertThat(CommonReader.read(data)).isEqualTo(Json.bind(data, Common.class));
    }

    @Test
    void what_is_no_date_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommonReader.read(Json.object("{\"occurred\": \"soon\"}")));
    }
}
