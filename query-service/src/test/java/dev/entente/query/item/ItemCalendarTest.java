package dev.entente.query.item;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.events.Kinds;
import dev.entente.events.json.Json;
import dev.entente.query.web.Language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ItemCalendarTest {

    @ParameterizedTest
    @CsvSource({
        "2024-08-29/2024-08-31, DTSTART;VALUE=DATE:20240829 DTEND;VALUE=DATE:20240901",
        "9999-12-30/9999-12-31, DTSTART;VALUE=DATE:99991230 DTEND;VALUE=DATE:99991231",
        "9999-12-31, DTSTART;VALUE=DATE:99991231"
    })
    void it_ends_on_the_day_after_the_last_one_that_a_calendar_has(String occurred, String lines) throws IOException {
        assertThat(calendar(occurred).lines().filter(line -> line.matches("DT(START|END);.*")))
                .containsExactly(lines.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"1E-300, 2, 0.000000;2", "-1E-300, 1E+1, 0.000000;10", "3.139, 101.6869999999, 3.139;101.687000"})
    void a_place_has_degrees_without_exponents(String latitude, String longitude, String geo) throws IOException {
        assertThat(calendar("2024-08-29", ",\"place\":{\"latitude\":" + latitude + ",\"longitude\":" + longitude + "}"))
                .contains("GEO:" + geo + "\r\n");
    }

    private static String calendar(String occurred) throws IOException {
        return calendar(occurred, "");
    }

    private static String calendar(String occurred, String more) throws IOException {
        var out = new ByteArrayOutputStream();
        var calendar = new ItemCalendar(
                Kinds.named("visit").orElseThrow(), "visits", new Language(Optional.empty()), URI::create, out);
        calendar.entry(Json.object("""
                        {"subject": "visit/x", "id": "x", "occurred": "%s", "status": "held", "countries": ["FJ", "TO"],
                         "sectors": [], "lastChanged": "2024-09-01T00:00:00Z"%s}""".formatted(occurred, more)), 0);
        calendar.end();
        return out.toString(UTF_8);
    }
}
