package dev.entente.system;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The figures of a relation: each is of the period and sector that the reader asks for, and leads to what it counts. */
@ExtendWith(Logs.class)
class DashboardFiguresTest {

    private final Entente entente = Entente.running();
    private final Integrator integrator = new Integrator(entente);

    @ParameterizedTest
    @CsvSource({
        "agreements, ''",
        "agreements, &sector=education",
        "visits, ''",
        "visits, &from=2024-07&sector=military",
    })
    void a_figure_leads_to_as_many_things_as_it_counts(String list, String filters) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&lang=en" + filters);
            var figure = page.locator(".figures a[href*='list=" + list + "']").first();
            var count = Integer.parseInt(figure.innerText());
            assertThat(count).isPositive();
            figure.click();
            reader.settled();

            assertThat(page.locator("tbody tr")).hasCount(count);
        }
    }

    @Test
    void each_way_of_the_visits_leads_to_as_many_as_it_counts() {
        integrator.accepted(Integrator.visited("PA", "ZM"));
        integrator.accepted(Integrator.visited("PA", "ZM"));
        integrator.accepted(Integrator.visited("ZM", "PA"));
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            for (var way : List.of(List.of("Panama to Zambia", "2"), List.of("Zambia to Panama", "1"))) {
                Waiting.until(
                        "the visits",
                        () -> reader.open("/?relation=PA-ZM&embed=reciprocity&lang=en")
                                .locator(".bars li")
                                .allInnerTexts()
                                .toString(),
                        told -> told.contains("2") && told.contains("1"));
                var line = page.locator(".bars li").filter(new Locator.FilterOptions().setHasText(way.getFirst()));
                assertThat(line.locator("span").last()).hasText(way.getLast());
                reader.open(line.locator("a").getAttribute("href"));

                assertThat(page.locator("tbody tr")).hasCount(Integer.parseInt(way.getLast()));
                assertThat(page.locator(".chip"))
                        .containsText(
                                way.getFirst().startsWith("Panama")
                                        ? new String[] {"Countries", "Status", "Host: Zambia", "Visitors: Panama"}
                                        : new String[] {"Countries", "Status", "Host: Panama", "Visitors: Zambia"});
            }
        }
    }

    @Test
    void how_often_somebody_takes_part_leads_to_what_was_told_of_them() {
        var organization = "Bureau of Figures " + UUID.randomUUID();
        integrator.accepted(Integrator.told("meeting", "held", """
                {"occurred":"2024-03-05","title":{"en":"A meeting"},"participants":[{"country":"PA","organization":"%s"},{"country":"UY"}]}""".formatted(organization)));
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&embed=people&lang=en");
            assertThat(page.locator("li", new Page.LocatorOptions().setHasText("Anwar Ibrahim"))
                            .first()
                            .locator("a.small"))
                    .hasAttribute("href", Pattern.compile(".*list=timeline.*actor=actor/anwar-ibrahim.*"));

            Waiting.until(
                    "the meeting",
                    () -> reader.open("/?relation=PA-UY&embed=people&lang=en")
                            .locator("a.small")
                            .count(),
                    count -> count == 1);
            reader.open(page.locator("a.small").getAttribute("href"));
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(reader.barriers()).isEmpty();
        }
    }

    @Test
    void an_issue_leads_to_the_statements_of_both_and_a_stance_to_those_of_its_country() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&embed=positions&lang=en");

            assertThat(page.locator("tbody th a"))
                    .hasAttribute("href", Pattern.compile(".*list=statements.*country=MY&country=TR.*issue=.*"));
            assertThat(page.locator("tbody td a").first())
                    .hasAttribute("href", Pattern.compile(".*list=statements&country=MY&issue=.*"));
        }
    }

    @Test
    void what_was_usual_before_is_not_cut_off_by_the_beginning_of_a_period() {
        var event = Integrator.signed("PA", "LK");
        integrator.accepted(event);
        integrator.accepted(event.followedBy("ratified", "2024-04-12"));
        integrator.accepted(event.followedBy("enteredIntoForce", "2024-03-14"));
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            Waiting.until(
                    "all facts",
                    () -> reader.open("/?relation=PA-LK&embed=latest&lang=en")
                            .locator(".happenings li")
                            .count(),
                    count -> count == 3);
            reader.open("/?relation=PA-LK&embed=weeks&from=2024-03-11&until=2024-03-20&lang=en");
            page.locator(".canvas").focus();
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator(".told")).containsText("11 March 2024: 1 · Average of 4 weeks: 0.3");
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator(".told")).containsText("11 March 2024: 1"); // before there is nothing of the period

            reader.open("/?relation=PA-LK&embed=activity&from=2024-04&lang=en");
            page.getByText("As a table").click();
            assertThat(page.locator("tbody tr").last().locator("td"))
                    .hasText(new String[] {"April 2024", "1", "1", "0.2"});
        }
    }

    @Test
    void a_bar_leads_to_the_facts_of_its_week() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&lang=en");
            var weeks = page.locator("entente-chart[data-panel=weeks] .canvas");
            weeks.scrollIntoViewIfNeeded();
            weeks.focus();
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("Enter");

            assertThat(page).hasURL(Pattern.compile(".*list=timeline.*from=2024-08-19&until=2024-08-25.*"));
            reader.settled();
            assertThat(page.locator("tbody tr").first()).isVisible();
        }
    }

    @Test
    void an_agreement_of_which_only_the_beginning_is_known_lasts_since_then() {
        var event = Integrator.signed("PA", "NI");
        integrator.accepted(event);
        integrator.accepted(event.corrected("2024-03/.."));
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=PA-NI&embed=timeline&lang=en");
            assertThat(page.locator(".lanes a[aria-label*='since March 2024']")).hasCount(1);

            assertThat(Double.parseDouble(page.locator(".lanes .signed").getAttribute("x")))
                    .as("where the bar begins, behind the left end")
                    .isGreaterThan(50);
        }
    }
}
