package dev.entente.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The charts of the dashboard: what they say, where they lead, and what is there where they cannot be drawn. */
@ExtendWith(Logs.class)
class DashboardChartTest {

    private final Entente entente = Entente.running();

    @Test
    void a_map_that_does_not_come_is_a_table_and_can_be_tried_again() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.route("**/map/world.json", Route::abort);
            reader.open("/?lang=en&embed=map");

            assertThat(page.locator("entente-chart .notice")).containsText("could not be loaded");
            assertThat(page.locator("entente-chart td").first()).not().isEmpty();
            assertThat(reader.barriers()).isEmpty();

            page.unroute("**/map/world.json");
            page.getByText("Try again").click();
            assertThat(page.locator("entente-chart canvas")).isVisible();
            assertThat(page.locator("entente-chart .notice")).hasCount(0);
        }
    }

    @Test
    void a_chart_whose_program_does_not_come_is_a_table() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?list=agreements&lang=en");
            page.route("**/static/**", Route::abort);
            page.locator("nav.sections a").first().click();

            assertThat(page.locator("entente-chart .notice").first()).containsText("could not be loaded");
            assertThat(page.locator("entente-chart td").first()).not().isEmpty();
        }
    }

    @Test
    void a_panel_of_several_answers_says_which_is_missing() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.route(
                    "**/meetings?*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(503)
                            .setContentType("application/problem+json")
                            .setBody("{\"title\":\"The database is away\"}")));
            reader.open("/?relation=TR-MY&embed=timeline&lang=en");
            assertThat(page.locator(".panel .notice")).containsText("The database is away");

            page.unroute("**/meetings?*");
            page.getByText("Try again").click();
            assertThat(page.locator(".panel .notice")).hasCount(0);
            assertThat(page.locator(".lanes circle").first()).isVisible();
        }
    }

    @Test
    void a_network_says_which_colour_is_which_sector_and_opens_the_relation_that_is_read() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?lang=en&country=MY");
            var network = page.locator("entente-chart.web");
            network.scrollIntoViewIfNeeded();
            assertThat(network.locator(".key li").first()).isVisible();
            network.locator(".canvas").focus();
            page.keyboard().press("ArrowRight");
            var told = network.locator(".told").innerText();
            page.keyboard().press("Enter");
            reader.settled();

            assertThat(told).contains(page.locator("h1").innerText());
            assertThat((int) page.evaluate("scrollY")).isZero();
        }
    }

    @Test
    void a_picture_that_is_the_same_is_not_drawn_anew() {
        try (var reader = Reader.alone(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.addInitScript("""
                    window.drawn = 0;
                    const fill = CanvasRenderingContext2D.prototype.clearRect;
                    CanvasRenderingContext2D.prototype.clearRect = function (...all) {
                        window.drawn++;
                        return fill.apply(this, all);
                    };""");
            page.clock().install();
            reader.open("/?relation=TR-MY&embed=weeks&lang=en");
            var before = page.evaluate("window.drawn");
            var read = page.locator(".panel footer").innerText();
            new Integrator(entente).accepted(Integrator.signed("LK", "NI"));
            Waiting.until(
                    "the answer is read again",
                    () -> {
                        page.clock().fastForward(70_000);
                        return page.locator(".panel footer").innerText();
                    },
                    text -> !text.equals(read));

            assertThat(page.evaluate("window.drawn")).isEqualTo(before);
        }
    }

    @Test
    void a_drawing_has_the_page_behind_it_and_opens_whatever_is_in_a_title() throws Exception {
        var integrator = new Integrator(entente);
        integrator.accepted(Integrator.signed("LK", "PE", "One \\u0001 and <two>"));
        try (var reader = new Reader(entente, Reader.Screen.DARK)) {
            var page = reader.page();
            for (var panel : List.of("timeline", "activity")) {
                Waiting.until(
                        "the agreement",
                        () -> reader.open("/?relation=LK-PE&embed=" + panel + "&lang=en")
                                .locator(".chart-tools")
                                .count(),
                        count -> count == 1);
                var drawing = page.waitForDownload(page.getByText("Drawing (SVG)")::click);

                var paper =
                        (Element) parsed(drawing).getElementsByTagName("rect").item(0);
                assertThat(paper.getAttribute("fill")).as(panel).isIn("#1a2128", "rgb(26,33,40)", "rgb(26, 33, 40)");
            }
        }
    }

    @Test
    void a_chart_is_a_table_a_picture_and_a_drawing_too_and_has_its_data_at_an_address() throws Exception {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&embed=timeline&lang=en");

            var picture = page.waitForDownload(page.getByText("Picture (PNG)")::click);
            assertThat(Files.readAllBytes(picture.path())).startsWith(0x89, 'P', 'N', 'G');
            var drawing = page.waitForDownload(page.getByText("Drawing (SVG)")::click);
            assertThat(Files.readString(drawing.path()))
                    .startsWith("<svg")
                    .contains("three corvettes")
                    .contains(
                            "Malaysia: What happened, and when", ">Statements<", "The day is not known", ", read on ");
            page.getByText("As a table").click();
            assertThat(page.locator("tbody tr").first()).isVisible();
            var rows = page.locator("tbody tr").count();
            assertThat(rows).isGreaterThan(14);
            var table = page.waitForDownload(
                    page.locator(".chart-tools button:has-text('CSV (" + rows + " rows)')")::click);
            assertThat(Files.readAllLines(table.path())).hasSize(rows + 1);

            reader.open("/?relation=TR-MY&embed=weeks&lang=en");
            var link = page.locator("a[download]");
            assertThat(link).hasText("CSV (2 rows)");
            assertThat(link.getAttribute("href")).startsWith("/statistics/activity.csv?groupBy=week");
            var data = page.waitForDownload(link::click);
            assertThat(Files.readAllLines(data.path())).containsExactly("week,count", "2024-W24,1", "2024-W34,1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/?, map active network",
        "/?relation=TR-MY, timeline activity weeks reciprocity transfers",
        "/?item=agreement/tr-my-corvettes, life"
    })
    void each_chart_of_a_view_has_its_data_at_an_address_and_can_be_kept_and_shown_alone(String view, String charts)
            throws Exception {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open(view + "&lang=en");
            var ways = page.locator(".chart-tools a[target=_blank]");
            assertThat(ways).hasCount(charts.split(" ", -1).length);
            for (var way :
                    ways.all().stream().map(each -> each.getAttribute("href")).toList()) {
                assertThat(way).containsPattern("embed=(" + charts.replace(' ', '|') + ")$");
                reader.open(way);
                var file = page.locator("a[download]").first();
                assertThat(file.getAttribute("href")).as(way).matches("/[^?]+\\.csv(\\?.*)?");
                var rows = Http.get(entente.query(file.getAttribute("href")))
                                .is(200)
                                .body()
                                .lines()
                                .count()
                        - 1;
                assertThat(rows).as(way).isPositive();
                if (file.innerText().contains("row")) {
                    assertThat(file.innerText()).endsWith("CSV (" + rows + (rows == 1 ? " row)" : " rows)"));
                }

                var picture = page.waitForDownload(page.getByText("Picture (PNG)")::click);
                assertThat(Files.readAllBytes(picture.path())).as(way).startsWith(0x89, 'P', 'N', 'G');
                var drawing = page.waitForDownload(page.getByText("Drawing (SVG)")::click);
                assertThat(parsed(drawing).getTagName()).as(way).isEqualTo("svg");
                page.getByText("As a table").click();
                assertThat(page.locator("tbody tr").first()).isVisible();
                drawing.saveAs(Path.of("target/screenshots", drawing.suggestedFilename()));
            }
        }
    }

    @Test
    void what_is_said_of_a_bar_stands_beside_it_in_a_drawing_too() throws Exception {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&embed=transfers&lang=tr");
            var drawing = page.waitForDownload(page.getByText("Çizim (SVG)")::click);

            page.setContent(Files.readString(drawing.path()));
            assertThat((int) page.evaluate("""
                    () => {
                        const boxes = name => [...document.querySelectorAll(name)].map(one => one.getBoundingClientRect());
                        const bars = boxes('rect[rx="3"]');
                        return boxes('text').filter(text => bars.some(bar => text.left < bar.right && text.right > bar.left
                            && text.top < bar.bottom && text.bottom > bar.top)).length;
                    }""")).as("texts over bars").isZero();
        }
    }

    private static Element parsed(Download drawing) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(drawing.path().toFile())
                .getDocumentElement();
    }

    @Test
    void a_chart_is_walked_by_keyboard() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&embed=weeks&lang=en");
            page.locator(".canvas").focus();
            var before = page.locator("canvas").screenshot();
            page.keyboard().press("ArrowLeft");
            Waiting.until("the tip", page.locator("canvas")::screenshot, seen -> !Arrays.equals(seen, before));

            assertThat(page.locator(".told"))
                    .hasText("19 August 2024: 1 · Average of 4 weeks: 0 · Average of 52 weeks: 0");
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator(".told")).containsText("12 August 2024: 0");
        }
    }

    @Test
    void one_panel_alone_leads_out_of_its_frame() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&embed=timeline&lang=en");
            assertThat(page.locator(".panel")).hasCount(1);
            assertThat(page.locator("header.page, footer.page")).hasCount(0);

            var outside = page.waitForPopup(() ->
                    page.locator(".lanes a[aria-label*='Malaysia to Türkiye']").press("Enter"));

            assertThat(outside.locator("h1")).containsText("Malaysia's Defence Minister visits Ankara");
            assertThat(outside.locator("header.page")).hasCount(1);
            assertThat(page.url()).contains("embed=timeline");
        }
    }
}
