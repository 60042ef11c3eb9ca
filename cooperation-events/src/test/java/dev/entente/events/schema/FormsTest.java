package dev.entente.events.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.entente.events.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

class FormsTest {

    @Test
    void every_pattern_of_a_schema_is_known_in_words() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/approved/schemas"))) {
            for (var file : files.toList()) {
                for (var pattern : Json.MAPPER.readTree(Files.readString(file)).findValuesAsText("pattern")) {
                    assertThat(Forms.missed(pattern)).isNotBlank().doesNotContain(pattern);
                }
            }
        }
    }
}
