package dev.entente.system;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A relation of two countries that have been guests of a third one together. */
@ExtendWith(Logs.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardThreeCountriesTest {

    private final Entente entente = Entente.running();

    @BeforeAll
    void tell() {
        var integrator = new Integrator(entente);
        integrator.accepted(held("2024-08-20", "Summit of three", "MN", "LA", "KH"));
        integrator.accepted(held("2024-03-20", "A visit of two to one", "LA", "KH", "MN"));
        integrator.accepted(Integrator.signed("KH", "LA"));
        integrator.accepted(met("0812-03", "A meeting of long ago", "KH", "MN"));
        for (var day : List.of("2024-08-18", "2024-08-19", "2024-08-21")) {
            integrator.accepted(met(day, "Beside the summit", "KH", "MN"));
        }
        Waiting.until(
                "the meetings can be read",
                () -> Http.get(entente.query("/meetings?countries=KH,MN&count=exact"))
                        .is(200)
                        .json()
                        .path("count")
                        .asInt(),
                count -> count == 4);
        Waiting.until(
                "both visits and the agreement can be read",
                () -> Http.get(entente.query("/timeline?countries=KH,LA&count=exact"))
                        .is(200)
                        .json()
                        .path("count")
                        .asInt(),
                count -> count == 3);
    }

    /** A visit of two countries to a third one. */
    private static Integrator.Signed held(String day, String title, String host, String one, String other) {
        var id = UUID.randomUUID().toString();
        return new Integrator.Signed(id, id, """
                {"specversion":"1.0","id":"%s","source":"%s","type":"dev.entente.visit.held.v1",
                 "subject":"visit/system-%s","time":"2024-09-01T09:00:00Z",
                 "data":{"occurred":"%s","title":{"en":"%s"},"host":{"country":"%s"},
                         "visitors":[{"country":"%s"},{"country":"%s"}]}}""".formatted(id, Integrator.SOURCE, id, day, title, host, one, other));
    }

    private static Integrator.Signed met(String month, String title, String one, String other) {
        var id = UUID.randomUUID().toString();
        return new Integrator.Signed(id, id, """
                {"specversion":"1.0","id":"%s","source":"%s","type":"dev.entente.meeting.held.v1",
                 "subject":"meeting/system-%s","time":"2024-09-01T09:00:00Z",
                 "data":{"occurred":"%s","title":{"en":"%s"},
                         "participants":[{"country":"%s"},{"country":"%s"}]}}""".formatted(id, Integrator.SOURCE, id, month, title, one, other));
    }

    @Test
    void a_visit_of_both_to_a_third_country_is_no_arrow_from_one_to_the_other() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=KH-LA&embed=timeline&lang=en");

            assertThat(page.locator(".lanes a[aria-label*='Summit of three'] line.arrow"))
                    .hasCount(0);
            assertThat(page.locator(".lanes a[aria-label^='both in Mongolia'] circle"))
                    .hasCount(1);
            assertThat(page.locator(".lanes a[aria-label^='Cambodia to '] line.arrow"))
                    .hasCount(1);
        }
    }

    @Test
    void the_most_active_relations_of_a_country_are_its_own() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?country=LA&embed=active&lang=en");

            assertThat(page.locator(".bars a", withText("Laos"))).not().hasCount(0);
            assertThat(page.locator(".bars a", withText("Cambodia and Mongolia")))
                    .hasCount(0);
        }
    }

    private static Page.LocatorOptions withText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    @Test
    void the_number_of_visits_is_that_of_the_list_that_it_leads_to() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=KH-LA&lang=en");
            var figure = page.locator(".figures a[href*='list=visits']");
            assertThat(figure).hasText("2");
            assertThat(page.locator("main")).containsText("1 visit to each other, 0 returned.");
            figure.click();
            reader.settled();

            assertThat(page.locator("tbody tr")).hasCount(2);
        }
    }

    @Test
    void as_of_a_day_that_is_over_now_is_that_day() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            // everything was told today: the answers are of now, whatever moment is asked for
            page.route(
                    Pattern.compile("[?&]asOf=[^&]*T"),
                    route -> route.resume(new Route.ResumeOptions()
                            .setUrl(route.request().url().replaceFirst("asOf=[^&]*&?", ""))));
            reader.open("/?relation=KH-LA&embed=timeline&asOf=2024-06-01&lang=en");

            var now = number(page.locator(".lanes .now"), "x1");
            var bar = page.locator(".lanes .signed");
            assertThat(number(bar, "x") + number(bar, "width"))
                    .as("where the bar of what lasts ends")
                    .isCloseTo(now, within(1.0));
        }
    }

    private static double number(Locator mark, String attribute) {
        return Double.parseDouble(mark.getAttribute(attribute));
    }

    @Test
    void facts_without_a_sector_are_in_the_activity_too() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=KH-LA&embed=activity&lang=en");
            page.getByText("As a table").click();

            assertThat(page.locator("thead th"))
                    .hasText(new String[] {"Month", "Education", "no sector", "Facts", "Average of 12 months"});
            assertThat(page.locator("tbody tr").first().locator("td"))
                    .hasText(new String[] {"March 2024", "1", "1", "2", "0"});
            assertThat(page.locator("thead th").last()).hasCSS("text-align", "right");
            assertThat(page.locator(".panel footer")).containsText("3 facts");
        }
    }

    @Test
    void the_line_of_time_opens_without_what_lies_far_from_the_rest() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=KH-MN&embed=timeline&lang=en");
            assertThat(page.locator(".lanes a")).hasCount(5);
            assertThat(page.locator(".left-out"))
                    .hasText(Pattern.compile("Not drawn.*:\\s+A meeting of long ago, March 812\\."));

            page.getByText("Show all (6)").click();
            assertThat(page.locator(".lanes a")).hasCount(6);
        }
    }

    @Test
    void activity_opens_without_years_far_from_the_rest_and_all_of_them_are_not_told_by_month() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=KH-MN&embed=activity&lang=en");
            assertThat(page.locator("h2")).hasText("Activity by month and sector");
            assertThat(page.locator("main")).containsText("Drawn: March 2024 – August 2024");
            page.getByText("As a table").click();
            assertThat(page.locator("tbody tr")).hasCount(6);

            page.getByText("All years").click();
            assertThat(page.locator("h2")).hasText("Activity over the years, by sector");
            assertThat(page.locator("tbody tr")).hasCount(122); // decades, from the 810s on
            assertThat(page.locator("tbody tr").last().locator("td")).hasText(new String[] {"the 2020s", "5", "5"});
        }
    }
}
