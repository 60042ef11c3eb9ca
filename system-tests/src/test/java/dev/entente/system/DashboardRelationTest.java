package dev.entente.system;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What the dashboard shows of two countries, now and as it was known before. */
@ExtendWith(Logs.class)
class DashboardRelationTest {

    private final Entente entente = Entente.running();
    private final Integrator integrator = new Integrator(entente);

    @Test
    void a_relation_shows_the_returned_visit_the_ships_to_come_and_the_aligned_positions() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&lang=en");

            assertThat(page.locator(".lanes a[aria-label*='Malaysia to Türkiye']"))
                    .hasCount(1);
            assertThat(page.locator(
                            ".lanes a[aria-label*='Türkiye to Malaysia'][aria-label*='returns an earlier visit']"))
                    .hasCount(1);
            assertThat(page.locator(".lanes path.returning")).hasCount(1);
            assertThat(page.locator(".lanes a[aria-label*='three corvettes'][aria-label*='0 of 3 delivered']"))
                    .hasCount(1);
            assertThat(page.locator("main")).containsText("Israeli–Palestinian conflict");
            assertThat(page.locator("ul[aria-label='returns an earlier visit'] a"))
                    .hasAttribute("href", Pattern.compile(".*item=visit/tr-delegation-kl-2024-08.*"));
            assertThat(page.locator(".panel footer").first()).containsText("up to date with the log");
        }
    }

    @Test
    void a_mark_of_the_timeline_leads_to_its_evidence_and_the_address_can_be_shared() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&lang=en");
            page.locator(".lanes a[aria-label*='Malaysia to Türkiye']").focus();
            page.keyboard().press("Enter");
            reader.settled();

            assertThat(page.locator("h1")).containsText("Malaysia's Defence Minister visits Ankara");
            assertThat(page.locator(".evidence a"))
                    .hasAttribute("href", "https://press.example.org/a/turkiye-malaysia-defence-cooperation");
            assertThat(page.url()).contains("item=visit/my-defence-minister-ankara-2024-06");

            page.goBack();
            reader.settled();
            assertThat(page.locator("h1")).hasText("Türkiye and Malaysia");
        }
    }

    @Test
    void any_two_countries_can_be_compared() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?lang=en");
            page.locator("select[name=one]").selectOption("MY");
            page.locator("select[name=other]").selectOption("TR");
            page.getByText("Open the relation").click();
            reader.settled();

            assertThat(page.locator("h1")).hasText("Malaysia and Türkiye");
            assertThat(page.locator(".lanes a[aria-label*='Malaysia to Türkiye']"))
                    .hasCount(1);
        }
    }

    @Test
    void what_becomes_known_appears_without_reloading() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=AR-NO&lang=en");
            assertThat(page.locator(".figures dd").first()).hasText("0");
            page.evaluate("window.same = true");

            integrator.accepted(Integrator.signed("AR", "NO"));

            assertThat(page.locator(".happenings li")).hasCount(1);
            assertThat(page.evaluate("window.same")).isEqualTo(true);
        }
    }

    @Test
    void the_time_machine_shows_what_was_known_then() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&lang=en&asOf=2024-01-01");

            assertThat(page.locator(".notice.past")).containsText("1 January 2024");
            assertThat(page.locator(".figures dd").first()).hasText("0");
            page.locator(".notice.past a").click();
            assertThat(page.locator(".figures dd").first()).hasText("3");
        }
    }
}
