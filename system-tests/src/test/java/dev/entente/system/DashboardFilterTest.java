package dev.entente.system;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Locator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The filters of the dashboard: the fields have what the address has, and whatever acts is seen. */
@ExtendWith(Logs.class)
class DashboardFilterTest {

    private final Entente entente = Entente.running();

    @Test
    void fields_follow_the_address_back_and_forth() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?list=agreements&country=MY&lang=en");
            page.locator("select[name=status]").selectOption("inForce");
            page.locator("main input[name=q]").fill("missiles");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*q=missiles.*"));

            page.goBack();
            assertThat(page.locator("main input[name=q]")).hasValue("");
            assertThat(page.locator("select[name=status]")).hasValue("inForce");
            page.goBack();
            assertThat(page.locator("select[name=status]")).hasValue("");
            assertThat(page.locator("select[name=country]")).hasValue("MY");
            page.goForward();
            assertThat(page.locator("select[name=status]")).hasValue("inForce");
        }
    }

    @Test
    void what_was_written_and_not_sent_does_not_stay_in_the_next_view() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?list=agreements&country=MY&lang=en");
            page.locator("entente-finder input").fill("An");
            page.locator("nav.sections a[href*=visits]").press("Enter"); // suggestions may lie over it
            reader.settled();

            assertThat(page.locator("entente-finder input")).hasValue("");
        }
    }

    @Test
    void every_filter_that_acts_is_named_and_can_be_taken_away() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open(
                    "/?list=agreements&country=TR&country=MY&corroboration=1&actor=actor/malaysia&minEvents=3&lang=en");
            assertThat(page.locator(".chip")).hasText(new String[] {
                "Country: Türkiye ×", "Country: Malaysia ×", "Actor: Malaysia ×", "Publishers, at least: 1 ×"
            });
            assertThat(reader.barriers()).isEmpty();

            page.locator("select[name=sector]").selectOption("military");
            assertThat(page.locator(".chip")).hasCount(5);
            assertThat(page).hasURL(Pattern.compile(".*country=TR&country=MY.*"));
            page.getByText("Country: Türkiye").click();
            assertThat(page.locator(".chip")).hasCount(4);
            assertThat(page.locator("select[name=country]")).hasValue("MY");
            page.getByText("Clear the filters").first().click();
            assertThat(page.locator(".chip")).hasCount(0);
            assertThat(page.locator("select[name=country]")).hasValue("");
        }
    }

    @Test
    void an_embedded_panel_says_by_what_it_is_filtered() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&sector=military&embed=figures&lang=en");

            assertThat(page.locator(".chip")).hasText("Sector: Military");
            assertThat(page.locator("a.chip")).hasCount(0);
        }
    }

    @Test
    void the_world_is_narrowed_to_a_kind() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?lang=en&country=MY");
            page.locator("select[name=type]").selectOption("transfer");
            reader.settled();

            assertThat(page).hasURL(Pattern.compile(".*type=transfer.*"));
            assertThat(page.locator(".happenings .kind").first()).containsText("Transfer");
            assertThat(page.locator(".happenings .kind").filter(new Locator.FilterOptions().setHasNotText("Transfer")))
                    .hasCount(0);
            assertThat(page.locator(".news a").first()).hasAttribute("href", Pattern.compile(".*item=transfer/.*"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'type=reported', agreement",
        "'type=meeting&type=statement', meeting statement",
        "'type=dev.entente.visit.held.v1&type=programme', visit programme",
    })
    void the_world_is_narrowed_to_facts_and_tells_what_is_new_of_their_kinds_alone(String filter, String kinds) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?country=MY&from=2024-06&until=2024-08&lang=en&" + filter);
            assertThat(page.locator("main .notice.bad")).hasCount(0);
            var news = page.locator(".news a").all().stream()
                    .map(link -> link.getAttribute("href").replaceAll(".*item=|/.*", ""))
                    .distinct();

            assertThat(news).isNotEmpty().isSubsetOf(kinds.split(" ", -1));
            assertThat(page.locator(".panel .tools a[href*='list=" + kinds.split(" ", -1)[0] + "s']"))
                    .hasCount(1);
            assertThat(page.locator(".tools a[href*='sort=-known']")).hasCount(kinds.split(" ", -1).length);
        }
    }

    @ParameterizedTest
    @CsvSource({"visits, held, Held", "transfers, ordered, Ordered"})
    void a_list_is_narrowed_to_a_status(String list, String status, String called) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?list=" + list + "&countries=TR,MY&lang=en");
            page.locator("select[name=status]").selectOption(status);
            assertThat(page).hasURL(Pattern.compile(".*status=" + status + ".*"));
            reader.settled();

            var told = page.locator("tbody .status").allTextContents();
            assertThat(told).isNotEmpty().containsOnly(called);
            page.locator("select[name=status]").selectOption("cancelled");
            assertThat(page.locator("main .empty")).containsText("Nothing passes these filters.");
        }
    }

    @Test
    void a_search_is_narrowed_to_a_kind() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?search=Malaysia&lang=en");
            page.locator(".facets a[href*='kind=visit']").click();
            assertThat(page.locator(".chip")).hasText("Kind: Visit ×");

            assertThat(page.locator(".hits .kind").filter(new Locator.FilterOptions().setHasNotText("Visit")))
                    .hasCount(0);
        }
    }

    @Test
    void what_is_no_date_is_not_gone_to() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?list=agreements&country=MY&lang=en");
            var from = page.locator("input[name=from]");
            from.fill("2024-06/..");
            assertThat(from.evaluate("field => field.checkValidity()")).isEqualTo(true);
            from.fill("June 2024");

            assertThat(from.evaluate("field => field.checkValidity()")).isEqualTo(false);
            assertThat(reader.complaints()).isEmpty();

            reader.open("/?list=agreements&from=2024-13&lang=tr");
            assertThat(page.locator("main .notice"))
                    .hasText("“2024-13” bir tarih değil. Yıl, ay veya gün yazın: 2024, 2024-06 veya 2024-06-30.");
            assertThat(page.locator(".chip")).hasText("Başlangıç: 2024-13 ×");
            assertThat(page.locator("main")).not().containsText("month 13");
        }
    }
}
