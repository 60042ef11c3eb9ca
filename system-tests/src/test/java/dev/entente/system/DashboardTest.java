package dev.entente.system;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The dashboard, as somebody sees it who opens it in a browser. */
@ExtendWith(Logs.class)
class DashboardTest {

    private final Entente entente = Entente.running();
    private final Integrator integrator = new Integrator(entente);

    /** A view and the address at which it is. */
    record View(String name, String address) {}

    private static final List<View> VIEWS = List.of(
            new View("world", "/?"),
            new View("relation", "/?relation=TR-MY"),
            new View("agreement", "/?item=agreement/tr-my-corvettes"),
            new View("visit", "/?item=visit/tr-delegation-kl-2024-08"),
            new View("meeting", "/?item=meeting/tr-my-prime-minister-2024-08"),
            new View("statement", "/?item=statement/tr-my-joint-2024-08"),
            new View("transfer", "/?item=transfer/tr-my-corvettes"),
            new View("programme", "/?item=programme/tr-my-intended-cooperation"),
            new View("actor", "/?item=actor/anwar-ibrahim"),
            new View("agreements", "/?list=agreements"),
            new View("visits", "/?list=visits&country=MY"),
            new View("meetings", "/?list=meetings"),
            new View("statements", "/?list=statements"),
            new View("transfers", "/?list=transfers"),
            new View("exercises", "/?list=exercises"),
            new View("programmes", "/?list=programmes"),
            new View("actors", "/?list=actors"),
            new View("facts", "/?list=timeline"),
            new View("search", "/?search=Anvar"),
            new View("filtered", "/?type=visit&type=meeting&country=MY&corroboration=1"),
            new View("embedded", "/?relation=TR-MY&embed=timeline"));

    /** What readers do not notice; Web Vitals call 0.1 good. */
    private static final double STILL = 0.02;

    /** Drawn by the same table as agreements and visits. */
    private static final Set<String> LIKE_OTHERS =
            Set.of("meetings", "statements", "transfers", "exercises", "programmes", "actors");

    static Stream<View> views() {
        return VIEWS.stream();
    }

    static Stream<View> viewsOfTheirOwn() {
        return views().filter(view -> !LIKE_OTHERS.contains(view.name()));
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_view_is_drawn_without_complaints_barriers_or_requests_to_others(View view) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open(view.address());

            assertThat(page.locator("h1")).not().isEmpty();
            assertThat(page.locator("main .notice.bad")).hasCount(0);
            assertThat(reader.barriers()).isEmpty();
            assertThat(reader.complaints()).isEmpty();
            assertThat(reader.asked()).allMatch(address -> address.startsWith(entente.query("/")));
            assertThat(reader.shifted()).as("layout shift").isLessThan(STILL);
            System.out.printf("%s: largest paint after %d ms%n", view.name(), reader.paintedAfter());
            reader.photograph(view.name() + "-light");
        }
    }

    @ParameterizedTest
    @MethodSource("viewsOfTheirOwn")
    void a_view_fits_a_phone_and_a_dark_room(View view) {
        for (var screen : List.of(Reader.Screen.PHONE, Reader.Screen.DARK)) {
            try (var reader = new Reader(entente, screen)) {
                reader.open(view.address());

                assertThat(reader.overflow())
                        .as("pixels beyond a %s screen", screen.name())
                        .isZero();
                assertThat(reader.barriers()).as(screen.name()).isEmpty();
                assertThat(reader.shifted())
                        .as("layout shift, %s", screen.name())
                        .isLessThan(STILL);
                reader.photograph(view.name() + "-" + screen.name());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, Türkiye and Malaysia, August 2024",
        "tr, Türkiye ve Malezya, Ağustos 2024",
        "ms, Turkiye dan Malaysia, Ogos 2024"
    })
    void a_relation_is_told_in_three_languages(String language, String title, String month) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&lang=" + language);

            assertThat(page.locator("h1")).hasText(title);
            assertThat(page.locator("main")).containsText(month);
            assertThat(page.evaluate("document.documentElement.lang")).isEqualTo(language);
            reader.photograph("relation-" + language);
        }
    }

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
            assertThat(page.locator("main")).containsText("Israeli palestinian conflict");
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

    @ParameterizedTest
    @CsvSource({
        "/?item=agreement/tr-my-corvettes, Construction of three corvettes for the Malaysian military, false, agreement",
        "/?item=visit/my-defence-minister-ankara-2024-06, 'Malaysia''s Defence Minister visits Ankara', false, visit",
        "/?relation=TR-MY&sector=military, '', true, agreement visit transfer",
        "'/?list=agreements&countries=TR,MY&sector=military&q=missiles', missiles, true, agreement",
        "'/?list=transfers&countries=TR,MY', '', false, transfer",
    })
    void what_is_seen_can_be_followed_by_mail(String address, String words, boolean military, String kinds) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open(address + "&lang=en");

            var form = page.waitForPopup(() -> page.getByText("Follow this").click());

            assertThat(form.url()).startsWith(entente.notification("/subscribe?"));
            assertThat(form.locator("select[name=all] option[value=TR]:checked"))
                    .hasCount(1);
            assertThat(form.locator("select[name=all] option[value=MY]:checked"))
                    .hasCount(1);
            assertThat(form.locator("input[name=text]")).hasValue(words);
            assertThat(form.locator("input[value=military]:checked")).hasCount(military ? 1 : 0);
            for (var kind : List.of("agreement", "visit", "transfer")) {
                assertThat(form.locator("input[name=alerts][value='" + kind + ".new']:checked"))
                        .hasCount(List.of(kinds.split(" ", -1)).contains(kind) ? 1 : 0);
            }
            assertThat(form.locator(".complaints")).hasCount(0);
        }
    }

    @Test
    void a_chart_is_a_table_a_picture_and_a_drawing_too_and_has_its_data_at_an_address() throws Exception {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&embed=timeline&lang=en");

            var picture = page.waitForDownload(page.getByText("Picture (PNG)")::click);
            assertThat(Files.readAllBytes(picture.path())).startsWith(0x89, 'P', 'N', 'G');
            var drawing = page.waitForDownload(page.getByText("Drawing (SVG)")::click);
            assertThat(Files.readString(drawing.path())).startsWith("<svg").contains("three corvettes");
            page.getByText("As a table").click();
            assertThat(page.locator("tbody tr")).hasCount(12);
            var table = page.waitForDownload(page.getByText("CSV (12 rows)")::click);
            assertThat(Files.readAllLines(table.path())).hasSize(13);

            reader.open("/?relation=TR-MY&embed=weeks&lang=en");
            var link = page.locator("a[download]");
            assertThat(link).hasText("CSV (2 rows)");
            assertThat(link.getAttribute("href")).startsWith("/statistics/activity.csv?groupBy=week");
            var data = page.waitForDownload(link::click);
            assertThat(Files.readAllLines(data.path())).containsExactly("week,count", "2024-W24,1", "2024-W34,1");
        }
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

    @Test
    void what_a_thing_belongs_to_is_told_by_its_title() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=visit/tr-delegation-kl-2024-08&lang=en");

            assertThat(page.locator("a[href*='visit/my-defence-minister-ankara-2024-06']")
                            .first())
                    .hasText("Malaysia's Defence Minister visits Ankara");
        }
    }

    @Test
    void on_paper_a_view_is_dark_on_white_with_nothing_to_press_and_the_addresses_of_its_evidence() {
        try (var reader = new Reader(entente, Reader.Screen.DARK)) {
            var page = reader.open("/?relation=TR-MY&lang=en");
            assertThat(page.locator(".panel").first()).not().hasCSS("background-color", "rgb(255, 255, 255)");
            assertThat(page.locator(".filters").first()).isVisible();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(page.locator(".panel").first()).hasCSS("background-color", "rgb(255, 255, 255)");
            assertThat(page.locator("h1")).hasCSS("color", "rgb(27, 37, 48)");
            assertThat(page.locator(".lanes a").first()).isVisible();
            for (var tool : List.of(".filters", ".chart-tools", ".tools", "entente-finder", "entente-follow")) {
                assertThat(page.locator(tool + ":visible")).hasCount(0);
            }
            reader.photograph("relation-paper");

            reader.open("/?item=agreement/tr-my-corvettes&lang=en");
            var address = page.locator(".evidence a").first().getAttribute("href");
            assertThat((String)
                            page.evaluate("getComputedStyle(document.querySelector('.evidence a'), '::after').content"))
                    .contains(address);
        }
    }

    @Test
    void nothing_moves_for_who_has_asked_for_less_motion() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.route("**/relations/TR-MY*", unanswered -> {});
            page.navigate(entente.query("/?relation=TR-MY"));
            var waiting = page.locator(".skeleton").first();

            assertThat(waiting).hasCSS("animation-name", "none");
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
            assertThat(waiting).hasCSS("animation-name", "breathe");
        }
    }

    @Test
    void a_title_that_is_markup_is_shown_as_text() {
        var event = Integrator.signed("FR", "ZA", "<img src=x onerror=alert(1)>");
        integrator.accepted(event);
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            for (var address : List.of(
                    "/?item=" + event.subject(),
                    "/?list=agreements&country=FR",
                    "/?relation=FR-ZA",
                    "/?search=onerror")) {
                Waiting.until(
                        "the title at " + address,
                        () -> reader.open(address).locator("main").innerText(),
                        text -> text.contains("<img src=x onerror"));
                assertThat(reader.page().locator("main img")).hasCount(0);
            }
            reader.open("/?list=actors");
            reader.page().locator("entente-finder input").pressSequentially("onerror");
            assertThat(reader.page().locator("#suggestions li").first()).containsText("<img src=x onerror");
            assertThat(reader.page().locator("#suggestions img")).hasCount(0);
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void a_correction_strikes_what_it_replaces_and_is_seen_at_once() {
        var event = Integrator.signed("CO", "KE");
        integrator.accepted(event);
        integrator.accepted(event.corrected("2024-03-06"));
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=" + event.subject() + "&lang=en");

            assertThat(page.locator("h1")).containsText("corrected");
            assertThat(page.locator("tr.struck del").last()).hasText("5 March 2024");
            assertThat(page.locator("tr.struck .instead")).hasText("6 March 2024");
            assertThat(page.locator(".life [aria-current=step]")).containsText("6 March 2024");
            assertThat(page.locator("tr.struck a").first()).containsText("corrected by");

            integrator.accepted(event.followedBy("enteredIntoForce", "2024-05-01"));
            assertThat(page.locator(".life [aria-current=step]")).containsText("1 May 2024");
            assertThat(page.locator(".life .reached").first()).containsText("6 March 2024");

            reader.open("/?list=agreements&countries=CO,KE&lang=en");
            assertThat(page.locator("tbody .status").last()).hasText("corrected");
            reader.open("/?relation=CO-KE&embed=timeline&lang=en");
            assertThat(page.locator(".lanes a[aria-label$='corrected']")).hasCount(1);
        }
    }

    @Test
    void an_item_is_told_as_exactly_as_it_was_reported() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.route("**/agreements/tr-my-training?*", route -> {
                var item = (ObjectNode) parsed(route.fetch().text());
                item.putObject("money").put("currency", "EUR").put("amount", "1234567890123456.78");
                ((ObjectNode) item.path("evidence").get(0)).put("published", "2024-08~");
                item.putArray("parked")
                        .addObject()
                        .put("position", "MC40MQ")
                        .put("recorded", "2024-09-01T10:00:00Z")
                        .put("reason", "a word that nobody knows");
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(item.toString()));
            });
            reader.open("/?item=agreement/tr-my-training&lang=en");

            assertThat(page.locator(".details")).containsText("€1,234,567,890,123,456.78");
            assertThat(page.locator(".evidence")).containsText("about August 2024");
            assertThat(page.locator(".notice")).containsText("a word that nobody knows");
        }
    }

    @Test
    void a_long_history_is_shown_in_part_until_all_of_it_is_asked_for() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.route("**/agreements/tr-my-training/history", route -> {
                var history = (ObjectNode) parsed(route.fetch().text());
                var items = (ArrayNode) history.path("items");
                var entry = items.get(0);
                while (items.size() < 250) {
                    items.add(entry);
                }
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(history.toString()));
            });
            reader.open("/?item=agreement/tr-my-training&lang=en");
            assertThat(page.locator("tbody tr")).hasCount(100);

            page.getByText("Show all (250)").click();
            assertThat(page.locator("tbody tr")).hasCount(250);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return Http.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_was_taken_back_is_not_called_corrected_and_is_no_station_of_a_life() {
        var event = Integrator.signed("CO", "TZ");
        var ratified = event.followedBy("ratified", "2024-04-01");
        integrator.accepted(event);
        integrator.accepted(ratified);
        integrator.accepted(ratified.takenBack());
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=" + event.subject() + "&lang=en");

            assertThat(page.locator("h1")).containsText("partly taken back");
            assertThat(page.locator("h1")).not().containsText("corrected");
            assertThat(page.locator("tr.struck")).hasCount(1);
            assertThat(page.locator("tr.struck del").first()).hasText("Ratified");
            assertThat(page.locator("tr.struck a").first()).containsText("taken back by");
            assertThat(page.locator(".life .reached")).hasCount(1);
            assertThat(page.locator(".life .reached")).containsText("5 March 2024");
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

    @Test
    void a_table_is_filtered_sorted_and_saved_as_it_is_seen() throws Exception {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?list=agreements&country=MY&lang=en");
            page.locator("select[name=sort]").selectOption("title");
            assertThat(page).hasURL(Pattern.compile(".*sort=title.*"));
            var titles = Waiting.until(
                    "the table is sorted by title",
                    () -> page.locator("tbody td:nth-child(2)").allTextContents(),
                    all -> all.equals(all.stream().sorted().toList()));
            assertThat(titles).hasSizeGreaterThanOrEqualTo(3); // other tests tell of Malaysia, too
            assertThat(String.join("\n", titles)).contains("Construction of three corvettes");
            page.locator("main input[name=q]").fill("missiles");
            page.keyboard().press("Enter");
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator(".panel footer")).containsText("1 row");

            var button = page.getByText("CSV (1 row)");
            var saved = page.waitForDownload(button::click);

            assertThat(saved.suggestedFilename()).isEqualTo("agreements.csv");
            var lines = Files.readString(saved.path(), StandardCharsets.UTF_8).split("\r\n", -1);
            assertThat(lines[0]).startsWith("Happened,Title,");
            assertThat(lines[1]).startsWith("../2024-08,Supply of missiles");
            assertThat(page.url()).contains("q=missiles").contains("sort=title").contains("country=MY");
        }
    }

    @Test
    void a_search_suggests_and_is_walked_by_keyboard() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?lang=en");
            page.locator("input[type=search]").first().pressSequentially("Anvar");
            assertThat(page.locator("#suggestions li").first()).containsText("Anwar Ibrahim");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            reader.settled();

            assertThat(page.locator("h1")).containsText("Anwar Ibrahim");
        }
    }

    @Test
    void a_server_that_is_out_of_reach_is_told_and_what_was_read_stays() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?list=agreements&country=MY&lang=en");
            var rows = page.locator("tbody tr").count();
            reader.context().setOffline(true);
            page.locator("select[name=sort]").selectOption("title");

            assertThat(page.locator(".notice")).containsText("cannot be reached");
            assertThat(rows).isGreaterThanOrEqualTo(3);
            assertThat(page.locator("tbody tr")).hasCount(rows);

            reader.context().setOffline(false);
            page.getByText("Try again").click();
            assertThat(page.locator(".notice")).hasCount(0);
        }
    }

    @Test
    void the_page_asks_only_for_what_the_description_of_the_api_has() throws Exception {
        JsonNode paths;
        var asked = new TreeSet<String>();
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            VIEWS.forEach(
                    view -> reader.open(view.address() + "&sector=military&from=2024&until=2024&asOf=2024-12-31"));
            asked.addAll(reader.asked());
            var description = reader.page().evaluate("fetch('/q/openapi?format=json').then(answer => answer.text())");
            paths = Http.JSON.readTree((String) description).path("paths");
        }

        var foreign = new ArrayList<String>();
        for (var address : asked) {
            var uri = URI.create(address);
            if (uri.getPath().matches("/|/static/.*|/dashboard/.*")) {
                continue;
            }
            var described = described(paths, uri.getPath());
            if (described == null) {
                foreign.add(uri.getPath());
                continue;
            }
            parametersOf(uri).stream()
                    .filter(name -> !names(described).contains(name))
                    .map(name -> uri.getPath() + " " + name)
                    .forEach(foreign::add);
        }
        assertThat(foreign).isEmpty();
    }

    private static JsonNode described(JsonNode paths, String path) {
        return paths.properties().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .map(entry -> entry.getValue().path("get"))
                .filter(get -> !get.isMissingNode())
                .findFirst()
                .orElse(null);
    }

    private static Set<String> names(JsonNode operation) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .map(parameter -> parameter.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static List<String> parametersOf(URI uri) {
        return uri.getRawQuery() == null
                ? List.of()
                : Arrays.stream(uri.getRawQuery().split("&", -1))
                        .map(pair -> URLDecoder.decode(pair.split("=", -1)[0], StandardCharsets.UTF_8))
                        .toList();
    }
}
