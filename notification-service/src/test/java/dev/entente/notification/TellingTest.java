package dev.entente.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.EventId;
import dev.entente.events.Position;
import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.support.Surroundings;
import dev.entente.notification.text.Telling;
import dev.entente.notification.text.Telling.Change;
import dev.entente.notification.text.Telling.Full;
import dev.entente.notification.text.Telling.Line;
import dev.entente.notification.text.Telling.Link;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class TellingTest {

    static ObjectNode agreement() {
        return Json.object("""
                {"id":"a","title":{"en":"Training"},"instrument":"treaty","status":"inForce","occurred":"2024-08-19/2024-08-22",
                 "statusSince":"2024-10","validUntil":"2029~","countries":["MY","TR"],"sectors":["military"],
                 "parties":[{"country":"TR","organization":"Ministry of National Defence","person":"A. B."},{"country":"MY"}],
                 "evidence":[{"url":"https://press.example.org/a/7","publisher":"Example Press","published":"2024-08-20"}]}""");
    }

    static Full full(ObjectNode agreement, String language) {
        return Telling.full("agreement.new", content(agreement, Optional.empty()), language);
    }

    private static Parcel.Content content(ObjectNode agreement, Optional<String> former) {
        return new Parcel.Content(
                agreement,
                former.map(Json::object),
                0,
                new EventId("s", "i"),
                Position.of(0, 1),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }

    private static Full corrected(String former, String language) {
        return Telling.alone("agreement.corrected", content(agreement(), Optional.of(former)), language);
    }

    @Test
    void an_alert_tells_who_what_when_and_from_where() {
        var full = full(agreement(), "en");

        assertThat(full.lines())
                .containsExactly(
                        new Line("Parties", "Türkiye (Ministry of National Defence, A. B.), Malaysia"),
                        new Line("Kind", "Treaty"),
                        new Line("Status", "In force (October 2024)"),
                        new Line("Date", "19–22 August 2024"),
                        new Line("Valid until", "about 2029"),
                        new Line("Sectors", "Military"));
        assertThat(full.links())
                .containsExactly(new Link("https://press.example.org/a/7", "Example Press, 20 August 2024"));
    }

    private static final String FORMER = """
            {"title":{"en":"Trading"},"status":"signed","statusSince":"2024-08-18","occurred":"2024-08-18","validUntil":null,
             "parties":[{"country":"TR"}],"countries":["TR"],"instrument":null,"sectors":["military","trade"],
             "summary":{"en":"They trade."}}""";

    @Test
    void a_correction_tells_line_by_line_what_was_and_what_is() {
        assertThat(corrected(FORMER, "en").changes())
                .containsExactly(
                        new Change("Title", "Trading", "Training"),
                        new Change("Summary", "They trade.", "nothing known"),
                        new Change("Parties", "Türkiye", "Türkiye (Ministry of National Defence, A. B.), Malaysia"),
                        new Change("Kind", "nothing known", "Treaty"),
                        new Change("Status", "Signed", "In force (October 2024)"),
                        new Change("Date", "18 August 2024", "19–22 August 2024"),
                        new Change("Valid until", "nothing known", "about 2029"),
                        new Change("Sectors", "Military, Trade", "Military"));
        assertThat(corrected("{\"validUntil\":null}", "tr").changes())
                .containsExactly(new Change("Geçerlilik sonu", "bilgi yok", "yaklaşık 2029"));
        assertThat(corrected("{\"validUntil\":null}", "ms").changes())
                .containsExactly(new Change("Sah sehingga", "tiada maklumat", "sekitar 2029"));
    }

    @Test
    void a_sum_of_money_is_written_as_readers_write_it_and_a_correction_of_it_is_told() {
        var agreement = agreement();
        agreement.putObject("money").put("currency", "USD").put("amount", "12500000.50");
        var content = content(agreement, Optional.of("{\"money\":{\"currency\":\"EUR\",\"amount\":\"1250\"}}"));

        assertThat(Telling.full("agreement.corrected", content, "en").changes())
                .containsExactly(new Change("Value", "1,250 EUR", "12,500,000.50 USD"));
        assertThat(Telling.full("agreement.corrected", content, "tr").lines())
                .contains(new Line("Değer", "12.500.000,50 USD"));
        assertThat(Telling.full("agreement.corrected", content, "ms").lines())
                .contains(new Line("Nilai", "12,500,000.50 USD"));
    }

    @Test
    void a_line_that_is_not_there_any_more_stands_where_it_stood() {
        var bare = agreement();
        bare.remove(List.of("instrument", "validUntil"));
        var former = Optional.of(
                "{\"instrument\":\"treaty\",\"validUntil\":\"2029\",\"occurred\":\"2023\",\"sectors\":[\"trade\"]}");

        assertThat(Telling.full("agreement.corrected", content(bare, former), "en")
                        .changes())
                .extracting(Change::label)
                .containsExactly("Kind", "Date", "Valid until", "Sectors");
    }

    @Test
    void sources_that_have_the_same_names_are_told_apart_by_their_addresses() {
        var name = "\"publisher\":\"Example Press\",\"published\":\"2024-08-20\"";

        assertThat(corrected("{\"evidence\":[{\"url\":\"https://b.example.org/8\"}]}", "en")
                        .changes())
                .containsExactly(new Change("Sources", "b.example.org", "Example Press, 20 August 2024"));
        assertThat(corrected("{\"evidence\":[{\"url\":\"https://press.example.org/a/8\"," + name + "}]}", "en")
                        .changes())
                .containsExactly(new Change(
                        "Sources",
                        "Example Press, 20 August 2024 (https://press.example.org/a/8)",
                        "Example Press, 20 August 2024 (https://press.example.org/a/7)"));
    }

    @Test
    void a_correction_that_changes_nothing_of_what_is_told_says_so() {
        var unseen = corrected("{\"place\":{\"latitude\":3.1},\"references\":[\"visit/a\"]}", "en");

        assertThat(unseen.changes()).isEmpty();
        assertThat(unseen.lead())
                .isEqualTo("What was reported of this agreement has been corrected."
                        + " Nothing that is told here has changed by it.");
    }

    @Test
    void a_correction_that_was_found_before_it_was_kept_what_it_changed_is_told_as_it_was_then() {
        var older = Telling.alone("agreement.corrected", content(agreement(), Optional.empty()), "en");

        assertThat(older.changes()).isEmpty();
        assertThat(older.lead()).isEqualTo("What was reported of this agreement has been corrected.");
    }

    @Test
    void a_change_of_status_tells_from_what_to_what_also_in_short() {
        var content =
                content(agreement(), Optional.of("{\"status\":\"signed\",\"statusSince\":\"2024-08-19/2024-08-22\"}"));

        assertThat(Telling.of("agreement.statusChanged", content, "en").body()).startsWith("""
                        The status of this agreement has changed.
                        What has changed:
                        Status: Signed → In force (October 2024)
                        As it is known now:
                        Parties: Türkiye""");
    }

    @Test
    void evidence_that_is_no_web_address_is_no_link() {
        var agreement = agreement();
        var evidence = agreement.putArray("evidence");
        List.of(
                        "javascript:alert(1)",
                        "data:text/html,x",
                        "https://a.example.org/\"onclick=\"x",
                        "https://a.example.org/\r\nBcc: x@example.org",
                        "http:///nowhere",
                        "https://bank.example.org@evil.example.org/x")
                .forEach(url -> evidence.addObject().put("url", url));

        assertThat(full(agreement, "en").links()).isEmpty();
    }

    @Test
    void texts_of_events_stay_on_their_line_and_in_their_direction() {
        var agreement = agreement();
        agreement.putObject("title").put("en", "Pact\r\nBcc: spy@example.org\u2028x \u202Edlrow");

        assertThat(full(agreement, "en").title()).isEqualTo("New agreement: Pact Bcc: spy@example.org x dlrow");
    }

    @Test
    void what_is_written_from_right_to_left_leaves_dates_and_numbers_beside_it_in_their_order() {
        var arabic = Json.object("""
                {"title":{"ar":"اتفاق التدريب"},"status":"signed","occurred":"2024","countries":["EG"],"sectors":["military"],
                 "parties":[{"country":"EG","organization":"وزارة الدفاع","person":"A. B."}],
                 "evidence":[{"url":"https://press.example.org/a/7","publisher":"الأهرام","published":"2025-03-20"}]}""");
        var former = Optional.of("{\"title\":{\"en\":\"Training\"}}");

        var full = Telling.full("agreement.corrected", content(arabic, former), "en");

        assertThat(full.links()).extracting(Link::name).containsExactly("\u2068الأهرام\u2069, 20 March 2025");
        assertThat(full.lines().getFirst().value()).isEqualTo("Egypt (\u2068وزارة الدفاع\u2069, A. B.)");
        assertThat(full.name()).isEqualTo("اتفاق التدريب");
        assertThat(full.title()).isEqualTo("Corrected: \u2068اتفاق التدريب\u2069");
        assertThat(full.changes()).containsExactly(new Change("Title", "Training", "\u2068اتفاق التدريب\u2069"));
    }

    @Test
    void what_is_written_from_right_to_left_of_a_visit_and_a_transfer_is_kept_apart_too() {
        var visit = Json.object("""
                {"title":{"en":"Visit"},"status":"held","occurred":"2024","countries":["EG","TR"],"sectors":[],
                 "host":{"country":"EG"},"visitors":[{"country":"TR"}],"place":{"country":"EG","name":"القاهرة"}}""");
        var transfer = Json.object("""
                {"title":{"en":"Boats"},"status":"ordered","occurred":"2024","countries":["EG","TR"],"sectors":[],
                 "supplier":{"country":"TR"},"recipient":{"country":"EG"},"deliveredQuantity":0,
                 "item":{"kind":"equipment","category":"زورق","designation":"MRTP-20","quantity":6},
                 "milestones":[{"milestone":"تسليم","occurred":"2024-03"}]}""");

        assertThat(Telling.full("visit.new", content(visit, Optional.empty()), "en")
                        .lines())
                .contains(new Line("Place", "\u2068القاهرة\u2069, Egypt"));
        assertThat(Telling.full("transfer.new", content(transfer, Optional.empty()), "en")
                        .lines())
                .contains(
                        new Line("What", "Equipment: MRTP-20 (\u2068زورق\u2069) × 6"),
                        new Line("Milestones", "\u2068تسليم\u2069 (March 2024)"));
    }

    @ParameterizedTest
    @CsvSource({"en, Equipment, Ordered", "tr, Teçhizat, Sipariş edildi", "ms, Peralatan, Dipesan"})
    void what_is_from_a_list_is_told_in_the_language_and_what_is_not_as_it_was_reported(
            String language, String kind, String status) {
        var transfer = Json.object("""
                {"title":{"en":"Boats"},"status":"ordered","occurred":"2024","countries":["MY","TR"],"sectors":[],
                 "supplier":{"country":"TR"},"recipient":{"country":"MY"},
                 "item":{"kind":"equipment","category":"patrol boat","quantity":6}}""");

        assertThat(Telling.full("transfer.new", content(transfer, Optional.empty()), language)
                        .lines())
                .extracting(Line::value)
                .contains(kind + ": patrol boat × 6", status);
    }
}
