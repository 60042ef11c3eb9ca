package dev.entente.system;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Route;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What is not in the language of the page says in which it is, so that it is read aloud as that. */
@ExtendWith(Logs.class)
class DashboardLanguageTest {

    private static final Entente ENTENTE = Entente.running();
    private static final String TITLE = "Told in English alone";
    private static String subject;

    @BeforeAll
    static void tell() {
        var event = Integrator.signed("MG", "ZM", TITLE);
        new Integrator(ENTENTE).accepted(event);
        subject = event.subject();
        Waiting.until(
                "the agreement",
                () -> Http.get(ENTENTE.query("/agreements/" + subject.split("/", 2)[1]))
                        .status(),
                status -> status == 200);
    }

    @ParameterizedTest
    @CsvSource({
        "/?item=, h1 [lang]",
        "/?list=agreements&country=MG, tbody td [lang]",
        "/?list=timeline&country=MG, tbody td [lang]",
        "/?relation=MG-ZM, .happenings [lang]",
        "/?relation=MG-ZM, .lanes [lang]",
        "/?country=MG, .news [lang]",
        "/?search=Told English alone, .hits a [lang]",
        "/?search=Told English alone, .hits p[lang]",
    })
    void a_title_that_is_not_there_in_the_language_of_the_page_says_in_which_it_is(String address, String place) {
        try (var reader = new Reader(ENTENTE, Reader.Screen.DESK)) {
            var page = reader.open((address.endsWith("item=") ? address + subject : address) + "&lang=tr");

            assertThat(page.locator(place).first()).hasText(TITLE);
            assertThat(page.locator(place).first()).hasAttribute("lang", "en");
            assertThat(reader.barriers()).isEmpty();
            reader.open(page.url().replace(ENTENTE.query(""), "").replace("lang=tr", "lang=en"));
            assertThat(page.locator("main [lang]")).hasCount(0);
        }
    }

    @Test
    void a_suggestion_and_a_row_of_a_chart_say_it_too() {
        try (var reader = new Reader(ENTENTE, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=MG-ZM&embed=timeline&lang=tr");
            page.getByText("Tablo olarak").click();
            assertThat(page.locator("td [lang=en]")).hasText(TITLE);

            reader.open("/?list=actors&lang=tr");
            page.locator("entente-finder input").pressSequentially("Told English alone");
            assertThat(page.locator("#suggestions [lang=en]").first()).hasText(TITLE);
        }
    }

    @Test
    void what_the_service_says_of_a_failure_is_in_english() {
        try (var reader = new Reader(ENTENTE, Reader.Screen.DESK)) {
            var page = reader.page();
            page.route(
                    "**/agreements?*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(503)
                            .setContentType("application/problem+json")
                            .setBody("{\"detail\":\"The database is away.\"}")));
            reader.open("/?list=agreements&lang=ms");

            assertThat(page.locator(".notice p")).hasText("Ini tidak dapat dibaca: The database is away.");
            assertThat(page.locator(".notice [lang=en]")).hasText("The database is away.");
        }
    }

    @Test
    void names_of_issues_and_of_what_a_stance_is_towards_are_in_the_language_of_the_page() {
        try (var reader = new Reader(ENTENTE, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&embed=positions&lang=tr");
            assertThat(page.locator("tbody th")).hasText("İsrail–Filistin çatışması");
            assertThat(page.locator("tbody td .small").first()).hasText("Filistin");

            reader.open("/?list=statements&country=TR&lang=ms");
            assertThat(page.locator("select[name=issue] option[value=israeli-palestinian-conflict]"))
                    .hasText("Konflik Israel–Palestin");
            assertThat(List.of(page.locator("tbody").innerText()))
                    .anyMatch(text -> text.contains("Konflik Israel–Palestin"));
        }
    }
}
