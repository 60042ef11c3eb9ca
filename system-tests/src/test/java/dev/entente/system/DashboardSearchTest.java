package dev.entente.system;

import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A search for words that more items have than the service ranks, as the dashboard tells of it. */
@ExtendWith(Logs.class)
class DashboardSearchTest {

    private static final Entente ENTENTE = Entente.running();

    /** Of the latest year there is one less than is ranked, of the year before are two: one of all is left out. */
    private static final int OF_THE_LATEST_YEAR = Entente.RANKED - 1;

    @BeforeAll
    static void tell() {
        new Integrator(ENTENTE)
                .accepted(IntStream.range(0, Entente.RANKED + 1)
                        .mapToObj(number -> delivery(number < OF_THE_LATEST_YEAR ? "2023" : "2022", number))
                        .toList());
        Waiting.until(
                "all of them",
                () -> Http.get(ENTENTE.query("/agreements?q=nutmeg&count=exact&limit=1"))
                        .is(200)
                        .json()
                        .path("count")
                        .asInt(),
                count -> count == Entente.RANKED + 1);
    }

    private static Integrator.Signed delivery(String year, int number) {
        return Integrator.told("agreement", "signed", """
                {"occurred":"%s","title":{"en":"Nutmeg %d"},"instrument":"contract","sectors":["trade"],
                 "parties":[{"country":"GD"},{"country":"VC"}]}""".formatted(year, number));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | more than 500 found | Shown and counted are 500: | Agreement 500
            tr | 500 sonuçtan fazla | Gösterilen ve sayılan 500 sonuçtur: | Anlaşma 500
            ms | lebih daripada 500 ditemui | 500 ditunjukkan dan dikira: | Perjanjian 500
            """)
    void that_there_is_more_is_told_in_three_languages(String language, String found, String ranked, String counted) {
        try (var reader = new Reader(ENTENTE, Reader.Screen.DESK)) {
            var page = reader.open("/?search=nutmeg&lang=" + language);

            assertThat(page.locator(".panel footer")).containsText(found);
            assertThat(page.locator(".panel .hint")).containsText(ranked);
            assertThat(page.locator(".facets").first()).containsText(counted);
            assertThat(reader.barriers()).isEmpty();
            reader.photograph("more-found-" + language);
            reader.lookOn(Reader.Screen.PHONE);
            assertThat(reader.overflow()).as("pixels beyond a phone").isZero();
        }
    }

    @Test
    void a_filter_leads_to_what_was_left_out_and_then_there_is_no_more() {
        try (var reader = new Reader(ENTENTE, Reader.Screen.DESK)) {
            var page = reader.open("/?search=nutmeg&lang=en");
            assertThat(page.locator(".panel .hint")).containsText("a filter lead to the others");

            page.locator("input[name=until]").fill("2022");
            page.locator("input[name=until]").press("Enter");
            assertThat(page.locator(".hits li")).hasCount(2);
            assertThat(page.locator(".panel footer")).containsText("2 found");
            assertThat(page.locator(".panel footer")).not().containsText("more than");
            assertThat(page.locator(".panel .hint")).hasCount(0);
            assertThat(reader.complaints()).isEmpty();
        }
    }
}
