package dev.entente.ingest.gdelt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MappingTest {

    static Stream<String> cooperation() throws IOException {
        return codes().filter(code -> code.matches("0[1-8].*"));
    }

    static Stream<String> anythingElse() throws IOException {
        return codes().filter(code -> !code.matches("0[1-8].*"));
    }

    private static Stream<String> codes() throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(MappingTest.class.getResourceAsStream("/gdelt/CAMEO.eventcodes.txt"), UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split("\t", -1)[0]).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cooperation")
    void every_code_of_cooperation_makes_a_valid_event_of_both_countries_in_three_languages(String code) {
        var event = event("TUR", code, "MYS");

        assertThat(event.at("/data/coding/cameo").asText()).isEqualTo(code);
        assertThat(event.at("/data").toString()).contains("\"TR\"").contains("\"MY\"");
        assertThat(event.at("/data/title/en").asText())
                .contains("Türkiye", "Malaysia")
                .doesNotContain("{");
        assertThat(event.at("/data/title/tr").asText())
                .contains("Türkiye", "Malezya")
                .doesNotContain("{");
        assertThat(event.at("/data/title/ms").asText())
                .contains("Turkiye", "Malaysia")
                .doesNotContain("{");
    }

    @ParameterizedTest
    @MethodSource("anythingElse")
    void no_other_code_has_a_mapping(String code) {
        assertThat(Cameo.mapping(code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "010, statement.made, /data/speakers/0/country, /data/addressees/0/country",
        "0212, statement.made, /data/speakers/0/country, /data/addressees/0/country",
        "030, programme.announced, /data/parties/1/country, /data/parties/0/country",
        "0312, programme.announced, /data/parties/1/country, /data/parties/0/country",
        "036, meeting.announced, /data/participants/1/country, /data/participants/0/country",
        "040, meeting.held, /data/participants/1/country, /data/participants/0/country",
        "041, meeting.held, /data/participants/1/country, /data/participants/0/country",
        "042, visit.held, /data/visitors/0/country, /data/host/country",
        "043, visit.held, /data/host/country, /data/visitors/0/country",
        "051, statement.made, /data/speakers/0/country, /data/addressees/0/country",
        "057, agreement.signed, /data/parties/1/country, /data/parties/0/country",
        "061, transfer.delivered, /data/supplier/country, /data/recipient/country",
        "073, transfer.delivered, /data/supplier/country, /data/recipient/country",
        "0841, statement.made, /data/speakers/0/country, /data/addressees/0/country",
        "0862, programme.launched, /data/parties/1/country, /data/parties/0/country"
    })
    void a_code_gives_the_fact_and_the_part_of_each_actor(String code, String fact, String actor1, String actor2) {
        var event = event("TUR", code, "MYS");

        assertThat(event.path("type").asText()).isEqualTo("dev.entente." + fact + ".v1");
        assertThat(event.at(actor1).asText()).isEqualTo("TR");
        assertThat(event.at(actor2).asText()).isEqualTo("MY");
    }

    @ParameterizedTest
    @CsvSource({
        "041, /data/format, call",
        "0312, /data/sectors/0, military",
        "0312, /data/stage, intended",
        "072, /data/item/kind, aid",
        "064, /data/item/kind, service",
        "085, /data/sectors/0, trade"
    })
    void a_code_gives_what_else_is_certain_of_it(String code, String pointer, String value) {
        assertThat(event("TUR", code, "MYS").at(pointer).asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0579", "04", "042"})
    void a_code_that_is_not_in_the_table_is_read_as_the_longest_beginning_that_is(String code) {
        assertThat(Cameo.mapping(code)).isPresent();
    }

    @Test
    void the_table_has_no_line_that_is_never_reached() throws IOException {
        var codes = codes().toList();
        assertThat(Table.rows("cameo-events.tsv").stream().map(List::getFirst))
                .allSatisfy(prefix -> assertThat(codes).contains(prefix));
    }

    private static ObjectNode event(String actor1, String code, String actor2) {
        return Collected.of(Rows.row(actor1, code, actor2)).getFirst();
    }
}
