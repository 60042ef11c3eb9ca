package dev.entente.system;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Who sets something on the dashboard by keyboard goes on from there; who goes elsewhere begins at its beginning. */
@ExtendWith(Logs.class)
class DashboardFocusTest {

    private final Entente entente = Entente.running();

    private static String focused(Page page) {
        return (String) page.evaluate(
                "document.activeElement.id || document.activeElement.name || document.activeElement.localName");
    }

    /** To whom the ledger has known something for a month. */
    private static Reader sinceAMonth(Reader reader) {
        reader.page().route("**/positions/now", route -> {
            var since = Instant.now().minus(Duration.ofDays(30));
            var answer = route.fetch().text().replaceFirst("\"since\":\"[^\"]*\"", "\"since\":\"" + since + "\"");
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(answer));
        });
        return reader;
    }

    @Test
    void the_time_machine_goes_back_a_day_at_each_press_of_a_key() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = sinceAMonth(reader).open("/?list=agreements&country=MY&lang=en");
            var today = LocalDate.now(ZoneOffset.UTC);
            assertThat(page.locator("#as-of")).not().hasAttribute("min", String.valueOf(today.toEpochDay() - 1));
            page.locator("#as-of").focus();

            page.keyboard().press("ArrowLeft");
            assertThat(page.locator(".time-machine output")).not().hasText("now");
            page.keyboard().press("ArrowLeft");

            assertThat(page).hasURL(Pattern.compile(".*asOf=" + today.minusDays(2) + ".*"));
            assertThat(focused(page)).isEqualTo("as-of");
        }
    }

    @Test
    void a_day_that_is_being_written_is_not_gone_to_before_it_is_whole() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = sinceAMonth(reader).open("/?list=agreements&country=MY&lang=en");
            var day = LocalDate.now(ZoneOffset.UTC).minusDays(3);
            assertThat(page.locator("#as-of")).not().hasAttribute("min", String.valueOf(day.toEpochDay() + 2));
            page.locator(".time-machine input[type=date]").focus();

            page.keyboard().type("%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth()));
            page.keyboard().type(String.valueOf(day.getYear()).substring(0, 1));
            assertThat(page.url()).doesNotContain("asOf");
            page.keyboard().type(String.valueOf(day.getYear()).substring(1));

            assertThat(page).hasURL(Pattern.compile(".*asOf=" + day + ".*"));
        }
    }

    @Test
    void a_filter_is_chosen_by_arrows_and_left_by_tab() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?list=agreements&lang=en");
            page.locator("select[name=sector]").focus();
            page.keyboard().press("ArrowDown");
            assertThat(page).hasURL(Pattern.compile(".*sector=.*"));
            var first = page.url();
            assertThat(focused(page)).isEqualTo("sector");
            page.keyboard().press("ArrowDown");
            assertThat(page).not().hasURL(first);

            page.locator("input[name=from]").fill("2024");
            page.keyboard().press("Tab");

            assertThat(page).hasURL(Pattern.compile(".*from=2024.*"));
            assertThat(focused(page)).isEqualTo("until");
        }
    }

    @Test
    void a_link_leads_to_the_beginning_of_what_it_opens() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?list=agreements&country=MY&lang=en");
            page.locator("tbody a").first().press("Enter");
            reader.settled();

            assertThat(focused(page)).isEqualTo("content");
        }
    }

    @Test
    void the_line_of_time_is_one_stop_of_the_tab_key_and_walked_by_arrows() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&embed=timeline&lang=en");
            var marks = page.locator(".lanes a.mark");
            assertThat(page.locator(".lanes a.mark[tabindex='0']")).hasCount(1);
            marks.first().focus();

            page.keyboard().press("ArrowRight");
            assertThat(marks.nth(1)).isFocused();
            page.keyboard().press("End");
            assertThat(marks.last()).isFocused();
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator(".lanes a.mark[tabindex='0']")).isFocused();
            assertThat(page.locator(".lanes a.mark[tabindex='0']")).hasCount(1);
            page.keyboard().press("Tab");
            assertThat(page.locator(".lanes a.mark:focus")).hasCount(0);
        }
    }
}
