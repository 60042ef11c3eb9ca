package dev.entente.system;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What the dashboard shows of one thing: as it was told, with what was corrected and taken back. */
@ExtendWith(Logs.class)
class DashboardItemTest {

    private final Entente entente = Entente.running();
    private final Integrator integrator = new Integrator(entente);

    @Test
    void what_a_thing_belongs_to_is_told_by_its_title() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=visit/tr-delegation-kl-2024-08&lang=en");

            assertThat(page.locator("a[href*='visit/my-defence-minister-ankara-2024-06']")
                            .first())
                    .hasText("Malaysia's Defence Minister visits Ankara");
        }
    }

    @Test
    void a_visit_that_was_not_held_is_planned() {
        var id = UUID.randomUUID().toString();
        integrator.accepted(new Integrator.Signed(id, id, """
                {"specversion":"1.0","id":"%s","source":"%s","type":"dev.entente.visit.postponed.v1",
                 "subject":"visit/system-%s","time":"2024-09-01T09:00:00Z",
                 "data":{"occurred":"2030-05-06","host":{"country":"BJ"},"visitors":[{"country":"GA"}]}}""".formatted(id, Integrator.SOURCE, id)));
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=visit/system-" + id + "&lang=en");

            assertThat(page.locator(".details dt").first()).hasText("Planned for");

            reader.open("/?relation=BJ-GA&embed=latest&lang=en");
            assertThat(page.locator(".panel .empty")).isVisible();
            assertThat(page.getByText("Still to come"))
                    .hasAttribute("href", Pattern.compile(".*list=timeline.*from=.*"));
        }
    }

    @Test
    void a_title_that_is_markup_is_shown_as_text() {
        var event = Integrator.signed("FR", "ZA", "<img src=x onerror=alert(1)>");
        integrator.accepted(event);
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            for (var address : List.of(
                    "/?item=" + event.subject(),
                    "/?list=agreements&country=FR",
                    "/?relation=FR-ZA",
                    "/?search=onerror")) {
                Waiting.until(
                        "the title at " + address,
                        () -> reader.open(address).locator("main").innerText(),
                        text -> text.contains("<img src=x onerror"));
                assertThat(reader.page().locator("main img")).hasCount(0);
            }
            reader.open("/?list=actors");
            reader.page().locator("entente-finder input").pressSequentially("onerror");
            assertThat(reader.page().locator("#suggestions li").first()).containsText("<img src=x onerror");
            assertThat(reader.page().locator("#suggestions img")).hasCount(0);
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void a_correction_strikes_what_it_replaces_and_is_seen_at_once() {
        var event = Integrator.signed("CO", "KE");
        integrator.accepted(event);
        integrator.accepted(event.corrected("2024-03-06"));
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=" + event.subject() + "&lang=en");

            assertThat(page.locator("h1")).containsText("corrected");
            assertThat(page.locator("main")).not().containsText("publisher"); // no evidence names one
            assertThat(page.locator("tr.struck del").last()).hasText("5 March 2024");
            assertThat(page.locator("tr.struck .instead")).hasText("6 March 2024");
            assertThat(page.locator(".life [aria-current=step]")).containsText("6 March 2024");
            assertThat(page.locator("tr.struck a").first()).containsText("corrected by");

            integrator.accepted(event.followedBy("enteredIntoForce", "2024-05-01"));
            assertThat(page.locator(".life [aria-current=step]")).containsText("1 May 2024");
            assertThat(page.locator(".life .reached").first()).containsText("6 March 2024");

            reader.open("/?list=agreements&countries=CO,KE&lang=en");
            assertThat(page.locator("tbody .status").last()).hasText("corrected");
            reader.open("/?relation=CO-KE&embed=timeline&lang=en");
            assertThat(page.locator(".lanes a[aria-label$='corrected']")).hasCount(1);
        }
    }

    @Test
    void a_correction_tells_property_by_property_what_counts_instead_who_says_so_and_why() {
        var event = Integrator.signed("CO", "UG", "Training of pilots");
        integrator.accepted(event);
        integrator.accepted(event.corrected("as the ministry says now", data -> {
            data.put("instrument", "contract").putObject("title").put("en", "Training of nurses");
            data.withArray("sectors").add("health");
            data.putObject("money").put("currency", "USD").put("amount", "1250000");
            ((ObjectNode) data.withArray("parties").get(1)).put("organization", "Ministry of Health");
        }));
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=" + event.subject() + "&lang=tr");

            assertThat(page.locator("tr.struck .small").first()).containsText(Integrator.SOURCE);
            assertThat(page.locator("tr.struck")).containsText("Gerekçe: as the ministry says now");
            assertThat(page.locator(".changes > li")).hasCount(5);
            assertThat(changed(page, "Başlık (İngilizce)")).isEqualTo("Training of pilots > Training of nurses");
            assertThat(changed(page, "Belge türü")).isEqualTo("Antlaşma > Sözleşme");
            assertThat(changed(page, "Sektörler")).isEqualTo(" > Sağlık");
            assertThat(changed(page, "Değer")).startsWith(" > ").contains("1.250.000");
            assertThat(changed(page, "Taraflar")).isEqualTo("UG Uganda > UG Ministry of Health");
            assertThat(reader.barriers()).isEmpty();
            reader.photograph("corrected");
        }
    }

    /** What counts no more and what counts instead, of what is called so. */
    private static String changed(Page page, String name) {
        var change = page.locator(".changes > li").filter(new Locator.FilterOptions().setHasText(name));
        return Stream.of("del", "ins")
                .map(tag -> String.join("", change.locator(tag).allInnerTexts()).strip())
                .collect(Collectors.joining(" > "));
    }

    @Test
    void what_was_taken_back_altogether_says_so_and_why_and_shows_what_was_told() {
        var event = Integrator.signed("CO", "RW", "A pact that never was");
        integrator.accepted(event);
        integrator.accepted(event.takenBack());
        Waiting.until(
                "all of it is taken back",
                () -> Http.get(entente.query("/agreements/" + event.name())).status(),
                status -> status == 410);
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=" + event.subject() + "&lang=en");

            assertThat(page.locator("h1")).hasText("A pact that never was taken back");
            assertThat(page.locator(".notice")).containsText("All that was told of this was taken back.");
            assertThat(page.locator(".notice")).containsText("Reason: a mistake");
            assertThat(page.locator("tr.struck del").first()).hasText("Signed");
            assertThat(page.locator("main .panel")).hasCount(2);
            page.locator(".notice a").click();
            assertThat(page.locator("#history h2")).isInViewport();
            assertThat(reader.complaints()).allMatch(complaint -> complaint.contains("410"));
            assertThat(reader.barriers()).isEmpty();
            reader.photograph("withdrawn");

            reader.open("/?item=" + event.subject() + "&embed=details&lang=en");
            assertThat(page.locator(".notice a")).hasAttribute("href", "/?item=" + event.subject() + "&lang=en");
        }
    }

    @Test
    void words_of_hundreds_of_letters_stay_within_a_phone() {
        var word = "W".repeat(300);
        var event = Integrator.told("agreement", "signed", """
                {"occurred":"2024-03-05","title":{"en":"%1$s"},"summary":{"en":"%1$s"},"instrument":"treaty",
                 "place":{"country":"LS","name":"%1$s"},"references":["visit/%2$s"],
                 "parties":[{"country":"LS","organization":"%1$s"},{"country":"SZ","person":"%1$s","office":"%1$s"}],
                 "evidence":[{"url":"https://example.org/%1$s"},{"url":"https://example.org/","publisher":"%1$s"}]}""".formatted(word, word.substring(0, 190)));
        integrator.accepted(event);
        integrator.accepted(
                event.corrected(word, data -> data.putObject("title").put("en", word + "X")));
        integrator.accepted(Integrator.told("meeting", "held", """
                {"occurred":"2024-03-06","title":{"en":"%1$s"},"participants":[{"country":"LS","person":"%1$s","office":"%1$s"},
                 {"country":"SZ","organization":"%1$s"}]}""".formatted(word)));
        integrator.accepted(Integrator.told("transfer", "ordered", """
                {"occurred":"2024-03-07","title":{"en":"%1$s"},"supplier":{"country":"LS"},"recipient":{"country":"SZ","organization":"%1$s"},
                 "item":{"kind":"aid","designation":"%1$s"}}""".formatted(word)));
        Waiting.until(
                "all of it",
                () -> Http.get(entente.query("/timeline?countries=LS,SZ&count=exact"))
                        .is(200)
                        .json()
                        .path("count")
                        .asInt(),
                count -> count == 3);
        try (var reader = new Reader(entente, Reader.Screen.PHONE)) {
            for (var address : List.of(
                    "/?item=" + event.subject(),
                    "/?relation=LS-SZ",
                    "/?list=agreements&country=LS",
                    "/?list=transfers&country=LS",
                    "/?list=timeline&country=LS",
                    "/?country=LS",
                    "/?search=" + word + "&country=LS")) {
                reader.open(address + "&lang=en");

                assertThat(reader.overflow()).as(address).isZero();
                assertThat(reader.spilling()).as(address).isEmpty();
                assertThat(reader.complaints()).allMatch(complaint -> complaint.contains("404"));
            }
            reader.photograph("long-words-phone");
        }
    }

    @Test
    void an_item_is_told_as_exactly_as_it_was_reported() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.route("**/agreements/tr-my-training?*", route -> {
                var item = (ObjectNode) parsed(route.fetch().text());
                item.putObject("money").put("currency", "EUR").put("amount", "1234567890123456.78");
                ((ObjectNode) item.path("evidence").get(0)).put("published", "2024-08~");
                item.putArray("parked")
                        .addObject()
                        .put("position", "MC40MQ")
                        .put("recorded", "2024-09-01T10:00:00Z")
                        .put("reason", "a word that nobody knows");
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(item.toString()));
            });
            reader.open("/?item=agreement/tr-my-training&lang=en");

            assertThat(page.locator(".details")).containsText("€1,234,567,890,123,456.78");
            assertThat(page.locator(".details")).containsText("(trainee)");
            assertThat(page.locator(".evidence")).containsText("about August 2024");
            assertThat(page.locator(".notice")).containsText("a word that nobody knows");
        }
    }

    @Test
    void a_long_history_is_shown_in_part_until_all_of_it_is_asked_for() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.route("**/agreements/tr-my-training/history", route -> {
                var history = (ObjectNode) parsed(route.fetch().text());
                var items = (ArrayNode) history.path("items");
                var entry = items.get(0);
                while (items.size() < 250) {
                    items.add(entry);
                }
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(history.toString()));
            });
            reader.open("/?item=agreement/tr-my-training&lang=en");
            assertThat(page.locator("tbody tr")).hasCount(100);

            page.getByText("Show all (250)").click();
            assertThat(page.locator("tbody tr")).hasCount(250);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return Http.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_was_taken_back_is_not_called_corrected_and_is_no_station_of_a_life() {
        var event = Integrator.signed("CO", "TZ");
        var ratified = event.followedBy("ratified", "2024-04-01");
        integrator.accepted(event);
        integrator.accepted(ratified);
        integrator.accepted(ratified.takenBack());
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=" + event.subject() + "&lang=en");

            assertThat(page.locator("h1")).containsText("partly taken back");
            assertThat(page.locator("h1")).not().containsText("corrected");
            assertThat(page.locator("tr.struck")).hasCount(1);
            assertThat(page.locator("tr.struck del").first()).hasText("Ratified");
            assertThat(page.locator("tr.struck a").first()).containsText("taken back by");
            assertThat(page.locator(".life .reached")).hasCount(1);
            assertThat(page.locator(".life .reached")).containsText("5 March 2024");
        }
    }
}
