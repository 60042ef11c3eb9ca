package dev.entente.system;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Route;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How the dashboard comes to know what is new, also where the service is slow, refuses or is away. */
@ExtendWith(Logs.class)
class DashboardNewsTest {

    /** Answers to lists of agreements come four seconds after they were asked for. */
    private static final String SLOW = """
            const ask = window.fetch;
            window.fetch = (address, options) => String(address).startsWith('/agreements?')
                ? new Promise((answered, failed) => {
                    options.signal.addEventListener('abort', () => failed(options.signal.reason));
                    setTimeout(() => ask(address, options).then(answered, failed), 4000);
                })
                : ask(address, options);""";

    /** Streams say nothing after their beginning, and while nothing comes through, no answers do: what waits for them is told at once. */
    private static final String SILENT = """
            const ask = window.fetch;
            window.fetch = (address, options) => {
                if (String(address).startsWith('/changes') && !window.silent) {
                    const body = new ReadableStream({ start: stream => {
                        stream.enqueue(new TextEncoder().encode(': \\n\\n'));
                        options.signal.addEventListener('abort', () => stream.error(options.signal.reason));
                    } });
                    return Promise.resolve(new Response(body));
                }
                return window.silent ? Promise.reject(new TypeError('nothing comes')) : ask(address, options);
            };""";

    private final Entente entente = Entente.running();
    private final Integrator integrator = new Integrator(entente);

    @Test
    void a_slow_answer_comes_although_there_is_always_something_new() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.addInitScript(SLOW);
            page.navigate(entente.query("/?list=agreements&country=IS&lang=en"));

            Waiting.until(
                    "a row, while an event follows the other",
                    () -> {
                        integrator.accepted(Integrator.signed("IS", "NZ"));
                        return page.locator("tbody tr").count();
                    },
                    rows -> rows > 0);

            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void a_stream_that_is_refused_is_tried_again_after_a_while_and_the_page_does_not_call_itself_live() {
        try (var reader = Reader.alone(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.clock().install();
            page.route("**/changes*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            reader.open("/?list=agreements&country=MY&lang=en");
            assertThat(page.locator("footer .state")).containsText("Asked every minute");
            assertThat(page.locator("footer .lamp")).hasAttribute("data-on", "false");

            page.clock().runFor(4_000);
            reader.settled();
            assertThat(streams(reader)).hasSize(1);
            for (var waited = 0; waited < 120; waited++) {
                page.clock().runFor(1_000);
            }
            assertThat(streams(reader).size()).as("tries in two minutes").isBetween(2, 6);

            page.unroute("**/changes*");
            page.clock().runFor(100_000);
            assertThat(page.locator("footer .state")).containsText("Live");
            assertThat(page.locator("footer .lamp")).hasAttribute("data-on", "true");
        }
    }

    @Test
    void a_stream_that_falls_silent_is_left_and_a_service_that_does_not_answer_either_is_not_connected() {
        try (var reader = Reader.alone(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.clock().install();
            page.addInitScript(SILENT);
            reader.open("/?list=agreements&country=MY&lang=en");
            assertThat(page.locator("footer .state")).containsText("Live");
            page.evaluate("window.silent = true");

            page.clock().runFor(31_000);
            assertThat(page.locator("footer .state")).containsText("Not connected");
            assertThat(page.locator(".panel footer")).containsText("Not connected");

            page.evaluate("window.silent = false");
            page.clock().runFor(70_000);
            assertThat(page.locator("footer .state")).containsText("Live");

            reader.context().setOffline(true);
            assertThat(page.locator("footer .state")).containsText("Not connected");
        }
    }

    @Test
    void a_view_listens_to_what_concerns_it_alone_and_to_nothing_as_of_a_day_that_is_over() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&sector=military&lang=en");
            assertThat(page.locator("footer .state")).containsText("Live");
            assertThat(streams(reader))
                    .singleElement()
                    .asString()
                    .endsWith("/changes?countries=TR%2CMY&sector=military");

            reader.open("/?item=agreement/tr-my-corvettes&lang=en");
            assertThat(page.locator("footer .state")).containsText("Live");
            assertThat(streams(reader).getLast()).endsWith("/changes?subject=agreement%2Ftr-my-corvettes");

            var known = streams(reader).size();
            reader.open("/?list=visits&asOf=2024-09-01&lang=en");
            assertThat(page.locator("footer .state")).containsText("latest event");
            assertThat(page.locator(".lamp")).hasCount(0);
            assertThat(page.locator(".panel footer").first()).containsText("as known on 1 September 2024");
            assertThat(streams(reader)).hasSize(known);
        }
    }

    @Test
    void a_panel_in_the_frame_of_another_page_asks_for_itself_alone_and_looks_each_minute() {
        try (var reader = Reader.alone(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.clock().install();
            reader.open("/?relation=GH-IS&embed=latest&lang=en");
            assertThat(page.locator(".panel footer")).containsText("up to date");

            integrator.accepted(Integrator.signed("GH", "IS"));
            Waiting.until(
                    "the agreement, at one of the looks",
                    () -> {
                        // on a busy machine an answer takes longer than a test waits, and the next look takes its place
                        page.waitForResponse(
                                "**/positions/now", () -> page.clock().fastForward(70_000));
                        return page.locator(".happenings li").count();
                    },
                    facts -> facts == 1);

            assertThat(reader.asked().stream().map(DashboardNewsTest::path).distinct())
                    .filteredOn(path -> !path.matches("/|/static/.*|/dashboard/.*"))
                    .containsExactlyInAnyOrder("/timeline", "/positions/now");
        }
    }

    @Test
    void a_panel_says_that_the_server_is_away_and_of_which_day_it_is() {
        try (var reader = Reader.alone(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.clock().install();
            reader.open("/?relation=TR-MY&embed=figures&asOf=2024-09-01&lang=en");
            assertThat(page.locator(".panel footer")).containsText("as known on 1 September 2024");

            reader.open("/?relation=TR-MY&embed=figures&lang=en");
            assertThat(page.locator(".panel footer")).containsText("up to date");
            reader.context().setOffline(true);
            page.clock().fastForward(70_000);
            assertThat(page.locator(".panel footer")).containsText("Not connected");
            assertThat(page.locator(".panel footer")).not().containsText("up to date");

            reader.turnTo("/?relation=TR-MY&embed=figures&sector=military&lang=en");
            assertThat(page.locator(".panel .notice")).containsText("cannot be reached");
            assertThat(page.locator(".figures")).hasCount(0); // they were of all sectors
        }
    }

    private static List<String> streams(Reader reader) {
        return reader.asked().stream()
                .filter(address -> path(address).equals("/changes"))
                .toList();
    }

    private static String path(String address) {
        return URI.create(address).getPath();
    }
}
