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

    private static String calendar(String occurred) throws IOException {
        var out = new ByteArrayOutputStream();
        var calendar =
                new ItemCalendar(Kinds.named("visit").orElseThrow(), new Language(Optional.empty()), URI::create, out);
        calendar.entry(Json.object("""
                        {"subject": "visit/x", "id": "x", "occurred": "%s", "status": "held", "countries": ["FJ", "TO"],
                         "sectors": [], "lastChanged": "2024-09-01T00:00:00Z"}""".formatted(occurred)), 0);
        calendar.end();
        return out.toString(UTF_8);
    }
}
