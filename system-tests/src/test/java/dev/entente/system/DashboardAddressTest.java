package dev.entente.system;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Route;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Addresses that somebody wrote by hand, or cut short: the dashboard says what it can of them, and is never empty. */
@ExtendWith(Logs.class)
class DashboardAddressTest {

    private final Entente entente = Entente.running();

    /** All say the same: with navigation around it, without, and beside what was asked for. */
    private static final Set<String> LOOKED_AT =
            Set.of("/?item=foo/x", "/?list=foo", "/?relation=TR-MY&asOf=2024-02-30", "/?relation=TR-MY&embed=timelin");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?item=foo/x",
                "/?item=",
                "/?item=agreement",
                "/?relation=",
                "/?relation=TR",
                "/?relation=TR-TR",
                "/?relation=TR-QQ",
                "/?list=foo",
                "/?list=agreements&asOf=2024-13-01",
                "/?relation=TR-MY&asOf=2024-02-30",
                "/?relation=TR-MY&embed=timelin",
                "/?item=visit/tr-delegation-kl-2024-08&embed=life"
            })
    void an_address_of_nothing_says_so_and_leads_on(String address) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open(address + "&lang=en");

            assertThat(page.locator("main h1")).hasText("Nothing is known under this address.");
            assertThat(reader.complaints()).isEmpty();
            if (LOOKED_AT.contains(address)) {
                assertThat(reader.barriers()).isEmpty();
            }
            if (!address.contains("embed")) {
                page.locator("main a").click();
                assertThat(page.locator("entente-world h1")).isVisible();
            }
        }
    }

    @Test
    void an_item_of_which_nothing_is_known_says_so_once() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=agreement/there-is-none&lang=en");

            assertThat(page.locator("main .notice")).hasCount(1);
            assertThat(page.locator("main .notice")).containsText("Nothing is known under this address.");
            assertThat(page.locator("main .panel a[href*='list=agreements']")).hasCount(1);

            reader.open("/?search=qqqqqq&lang=en");
            assertThat(page.locator("main .empty")).containsText("Try fewer or other words");
            assertThat(page.locator("entente-follow")).hasCount(0);
        }
    }

    @Test
    void a_search_for_nothing_waits_for_words() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?search=&lang=en");

            assertThat(page.locator("main .empty")).isVisible();
        }
    }

    @Test
    void what_cannot_be_drawn_says_so_and_leaves_the_rest() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.route(
                    "**/agreements/tr-my-training?*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody("{\"subject\":\"agreement/tr-my-training\"}")));
            page.navigate(entente.query("/?item=agreement/tr-my-training&lang=en"));

            assertThat(page.locator("main .notice.bad")).containsText("This could not be read");
            assertThat(page.locator("footer .time-machine")).isVisible();
            page.navigate(entente.query("/?lang=en"));
            assertThat(reader.settled().locator("main .notice.bad")).hasCount(0);
        }
    }
}
