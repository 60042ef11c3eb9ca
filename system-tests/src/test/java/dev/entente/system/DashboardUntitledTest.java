package dev.entente.system;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Locator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What nobody has given a title is called by what it is, between whom and when. */
@ExtendWith(Logs.class)
class DashboardUntitledTest {

    private static final Entente ENTENTE = Entente.running();
    private static final String CALLED = "Agreement: Central African Republic and Chad, 7 January 2024";

    /** Links that say nothing to who sees them, and nothing to who hears them. */
    private static final String MUTE = """
            () => [...document.querySelectorAll('main a')]
                .filter(link => !link.textContent.trim() && !link.getAttribute('aria-label')).map(link => link.outerHTML)""";

    private static Integrator.Signed agreement;
    private static Integrator.Signed visit;

    @BeforeAll
    static void tell() {
        var integrator = new Integrator(ENTENTE);
        agreement = Integrator.told("agreement", "terminated", """
                {"occurred":"2024-01-07","parties":[{"country":"CF","organization":"Bureau of namelessness"},{"country":"TD"}]}""");
        visit = Integrator.told("visit", "postponed", """
                {"occurred":"2024-02","host":{"country":"CF"},"visitors":[{"country":"TD"}],"references":["%s"]}""".formatted(agreement.subject()));
        integrator.accepted(agreement);
        integrator.accepted(visit);
        Waiting.until(
                "both of it",
                () -> Http.get(ENTENTE.query("/timeline?country=CF&count=exact"))
                        .is(200)
                        .json()
                        .path("count")
                        .asInt(),
                count -> count == 2);
    }

    @ParameterizedTest
    @CsvSource({
        "/?item=, h1",
        "/?list=agreements&country=CF, tbody td a",
        "/?list=timeline&country=CF, tbody td a",
        "/?country=CF, .news a",
        "/?country=CF, .happenings a",
        "/?relation=CF-TD, .happenings a",
        "/?relation=CF-TD, .lanes a.bar text",
        "/?search=namelessness, .hits a",
    })
    void a_view_calls_it_so(String address, String place) {
        try (var reader = new Reader(ENTENTE, Reader.Screen.DESK)) {
            var page = reader.open((address.endsWith("item=") ? address + agreement.subject() : address) + "&lang=en");

            assertThat(page.locator(place)
                            .filter(new Locator.FilterOptions().setHasText(CALLED))
                            .first())
                    .isVisible();
            assertThat((List<?>) page.evaluate(MUTE)).isEmpty();
            assertThat(reader.barriers()).isEmpty();
        }
    }

    @Test
    void suggestions_and_references_call_it_so_in_the_language_of_the_page() {
        try (var reader = new Reader(ENTENTE, Reader.Screen.DESK)) {
            var page = reader.open("/?item=" + visit.subject() + "&lang=tr");
            assertThat(page.locator("h1")).containsText("Ziyaret: Orta Afrika Cumhuriyeti ve Çad, Şubat 2024");
            assertThat(page.locator(".details a[href*='" + agreement.subject() + "']"))
                    .hasText("Anlaşma: Orta Afrika Cumhuriyeti ve Çad, 7 Ocak 2024");

            page.locator("entente-finder input").pressSequentially("namelessness");
            assertThat(page.locator("#suggestions li").first()).containsText("Anlaşma: Orta Afrika Cumhuriyeti ve Çad");
        }
    }

    @Test
    void who_follows_it_is_told_that_alerts_cannot_be_narrowed_to_it() {
        try (var reader = new Reader(ENTENTE, Reader.Screen.DESK)) {
            var page = reader.open("/?item=" + agreement.subject() + "&lang=en");

            assertThat(page.locator("entente-follow .hint")).containsText("cannot be narrowed by Words: " + CALLED);
            assertThat(page.locator("entente-follow a").getAttribute("href")).doesNotContain("text=");
        }
    }

    @Test
    void calendars_and_feeds_call_it_between_whom_and_when_it_is() {
        var calendar = Http.get(ENTENTE.query("/visits.ics?country=CF&lang=tr")).is(200);
        var feed = Http.get(ENTENTE.query("/agreements.atom?country=CF")).is(200);

        assertThat(calendar.body()).contains("SUMMARY:Orta Afrika Cumhuriyeti\\, Çad\\, 2024-02");
        assertThat(feed.body()).contains("<title>Central African Republic, Chad, 2024-01-07</title>");
    }
}
