package dev.entente.ingest.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContentTypeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application/cloudevents+json                              | STRUCTURED
            Application/CloudEvents+JSON                              | STRUCTURED
            application/cloudevents+json; charset=utf-8               | STRUCTURED
            application/cloudevents+json;CHARSET="UTF-8"              | STRUCTURED
            application/cloudevents+json ; charset="\\utf-8" ; v=1  | STRUCTURED
            application/cloudevents+json; note="a; charset=latin1"    | STRUCTURED
            application/cloudevents+json;                             | STRUCTURED
            application/cloudevents-batch+json; charset=Utf-8         | BATCH
            application/x-ndjson                                      | LINES
            application/json                                          | BINARY
            application/vnd.example.agreement+json                    | BINARY
            """)
    void a_media_type_is_read_in_any_case_with_its_parameters(String header, ContentMode mode) {
        assertThat(ContentMode.of(header)).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "json",
                "application/",
                "application/cloudevents",
                "application/cloudevents+xml",
                "application/cloudevents+avro",
                "application/cloudevents+json; charset",
                "application/cloudevents+json; charset=",
                "application/cloudevents+json; charset=\"utf-8",
                "application/cloudevents+json; charset=iso-8859-1",
                "application/cloudevents+json; charset=utf-16",
                "application/cloudevents+json; charset=utf-8; charset=latin1",
                "application/cloudevents+json, application/json",
                "application/cloudevents+json charset=utf-8",
                "text/plain"
            })
    void what_cannot_be_read_is_answered_with_what_can(String header) {
        assertThatThrownBy(() -> ContentMode.of(header))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(415);
                    assertThat(problem.headers()).containsKey("Accept-Post");
                })
                .hasMessageContaining("application/cloudevents+json");
    }
}
