package dev.entente.system;

import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What does not fit of a thing, and what was told without effect, is said in the language of the page. */
@ExtendWith(Logs.class)
class DashboardOdditiesTest {

    private final Entente entente = Entente.running();
    private final Integrator integrator = new Integrator(entente);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | terminated before it was signed | names an event that is not known of
            tr | Feshedildi: imzalanmadan önce | Geri alındı: konusunda bilinmeyen bir olayı anıyor; bir bildirim yalnızca kendi konusundaki olayları etkiler (
            ms | Ditamatkan: sebelum ia ditandatangani | Ditarik balik: menamakan peristiwa yang tidak diketahui bagi perkaranya;
            """)
    void an_anomaly_is_told_in_three_languages(String language, String ofTheFact, String ofTheReport) {
        var event = Integrator.signed("LR", "SL");
        integrator.accepted(event.followedBy("terminated", "2024-01-01"));
        integrator.accepted(Integrator.signed("GN", "SL").takenBack().under(event));
        integrator.accepted(event);
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var doubts = reader.open("/?item=" + event.subject() + "&lang=" + language)
                    .locator(".notice li");

            assertThat(doubts).hasCount(2);
            assertThat(doubts.first()).hasText(ofTheFact);
            assertThat(doubts.last()).containsText(ofTheReport);
            assertThat(doubts.last()).containsText(event.subject());
            assertThat(reader.barriers()).isEmpty();
        }
    }

    @Test
    void what_the_page_has_no_words_for_is_told_in_those_of_the_service() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.route("**/agreements/tr-my-training?*", route -> {
                var item = (ObjectNode) new Http.Answer(200, route.fetch().text()).json();
                item.putArray("anomalies")
                        .addObject()
                        .put("source", Integrator.SOURCE)
                        .put("id", "1")
                        .put("detail", "signed on a boat")
                        .put("fact", "signed")
                        .put("code", "onABoat");
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(item.toString()));
            });
            reader.open("/?item=agreement/tr-my-training&lang=tr");

            assertThat(page.locator(".notice li")).hasText("signed on a boat");
            assertThat(page.locator(".notice li [lang=en]")).hasCount(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | without effect | gives way to the correction with the latest time
            tr | etkisiz | en geç zamanlı düzeltmeye yerini bırakıyor
            ms | tanpa kesan | memberi laluan kepada pembetulan dengan masa terkemudian
            """)
    void a_report_without_effect_says_in_the_history_why_and_what_counts(String language, String called, String why) {
        var event = Integrator.signed("LR", "GN");
        integrator.accepted(event);
        integrator.accepted(event.corrected("2024-03-06"));
        integrator.accepted(event.corrected("2024-03-07"));
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=" + event.subject() + "&lang=" + language);
            var row = page.locator("#history tbody tr:not(.struck)");

            assertThat(row).hasCount(2);
            assertThat(row.locator(".status")).hasText(called);
            assertThat(row.locator(".small", new Locator.LocatorOptions().setHasText(why))
                            .locator("a"))
                    .hasAttribute("href", Pattern.compile("/events\\?source=.*&id=.*"));
            assertThat(reader.barriers()).isEmpty();
            reader.photograph("without-effect-" + language);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | could not be handled | Does not count until this is mended:
            tr | işlenemedi | Bu giderilene dek hesaba katılmaz:
            ms | tidak dapat diproses | Tidak dikira sehingga ini dibetulkan:
            """)
    void what_could_not_be_handled_stands_in_the_history_with_the_reason(String language, String called, String why)
            throws Exception {
        var event = Integrator.signed("LR", "CI");
        integrator.accepted(event);
        new TheLog(entente).broken(Integrator.SOURCE, event.name());
        Waiting.until(
                "the history says that one is parked",
                () -> Http.get(entente.query("/agreements/" + event.name() + "/history")),
                answer -> answer.status() == 200 && answer.json().path("parked").size() == 1);
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=" + event.subject() + "&lang=" + language);
            var rows = page.locator("#history tbody tr");
            var parked = rows.first(); // it became known last

            assertThat(rows).hasCount(2);
            assertThat(parked.locator(".status")).hasText(called);
            assertThat(parked).containsText(why);
            assertThat(parked.locator("[lang=en]")).containsText("JSON");
            assertThat(parked.locator("a"))
                    .hasAttribute("href", Pattern.compile("/events\\?source=.*&id=" + event.name()));
            assertThat(rows.last().locator(".status")).hasCount(0);
            assertThat(page.locator("#history footer")).containsText("2");
            assertThat(page.locator(".notice")).containsText("JSON");
            assertThat(reader.barriers()).isEmpty();
            reader.photograph("parked-" + language);
            reader.lookOn(Reader.Screen.PHONE);
            assertThat(reader.overflow()).as("pixels beyond a phone").isZero();
        }
    }

    @Test
    void of_what_nothing_else_is_known_it_is_said_what_could_not_be_handled() throws Exception {
        var id = "broken-" + UUID.randomUUID();
        new TheLog(entente).broken(Integrator.SOURCE, id);
        Waiting.until(
                "one is parked of it",
                () -> Http.get(entente.query("/agreements/" + id)),
                answer -> answer.status() == 404 && answer.json().path("parked").size() == 1);
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=agreement/" + id + "&lang=en");

            assertThat(page.locator(".notice").first()).hasText("Nothing is known under this address.");
            assertThat(page.locator(".notice").last()).containsText("Reports on this that could not be handled");
            assertThat(page.locator(".notice [lang=en]")).containsText("JSON");
            assertThat(reader.barriers()).isEmpty();
        }
    }
}
