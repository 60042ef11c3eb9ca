package dev.entente.query.read;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.entente.local.PlatformResource;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class CalendarTest extends FormsTestBase {

    private static Calendar calendar(Response response) {
        try {
            return new CalendarBuilder().build(new StringReader(new String(response.asByteArray(), UTF_8)));
        } catch (IOException | ParserException e) {
            throw new AssertionError("no calendar: " + response.asString(), e);
        }
    }

    private static VEvent entry(Calendar calendar, String uid) {
        return calendar.getComponents("VEVENT").stream()
                .map(VEvent.class::cast)
                .filter(event -> event.getUid().orElseThrow().getValue().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void visits_are_a_calendar_of_all_days_that_their_dates_may_mean() {
        var response = get(CALENDAR, "/visits?countries=TO,WS");
        var visit = entry(calendar(response), "visit/forms-1@entente.dev");

        for (var language : List.of("", "&lang=tr")) {
            var lines = new String(
                    get(CALENDAR, "/visits?countries=TO,WS" + language).asByteArray(), UTF_8);
            assertThat(lines.split("\r\n")).allMatch(line -> line.getBytes(UTF_8).length <= 75);
            assertThat(lines.replace("\r\n ", "")).doesNotContain("\ufffd");
        }
        assertThat(calendar(get(CALENDAR, "/visits?countries=TO,WS&lang=tr")).toString())
                .contains("Çok uzun\\, güçlü İşbirliği ziyareti ".repeat(9).strip());
        assertThat(visit.<LocalDate>getDateTimeStart().getDate()).isEqualTo(LocalDate.of(2024, 8, 1));
        assertThat(visit.<LocalDate>getDateTimeEnd().getDate()).isEqualTo(LocalDate.of(2024, 9, 1));
        assertThat(visit.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(visit.getSequence().getSequenceNo()).isPositive();
        assertThat(visit.getSummary().getValue()).startsWith("A long; very, ");
        assertThat(visit.getLocation().getValue()).endsWith("Tonga");
        assertThat(visit.getUrl().getValue()).endsWith("/?item=visit/forms-1");
        assertThat(visit.getDescription().getValue()).contains("Held, 2024-08").endsWith("Tonga, Samoa");
        assertThat(response.asString()).contains("X-WR-CALNAME:Entente: visits (countries=TO\\,WS)\r\n");
        assertThat(visit.getLastModified()).isNotNull();
        assertThat(visit.validate(true).hasErrors()).isFalse();
        var cancelled = entry(calendar(response), "visit/forms-2@entente.dev");
        assertThat(cancelled.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(cancelled.getSummary().getValue()).isEqualTo("Short");
        assertThat(cancelled.getDescription().getValue()).startsWith("OneATTENDEE:mailto:x@example.org");
        assertThat(response.asString().replace("\r\n", "")).doesNotContain("\r");
    }

    @Test
    void what_is_not_planned_and_held_has_no_calendar() {
        given().accept(CALENDAR).get("/agreements").then().statusCode(406);
        assertThat(calendar(get(CALENDAR, "/exercises?countries=TO,WS")).getComponents("VEVENT"))
                .isEmpty();
    }
}
