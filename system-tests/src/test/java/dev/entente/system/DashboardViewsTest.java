package dev.entente.system;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Every view of the dashboard, as somebody sees it who opens it in a browser, on a phone, in the dark or on paper. */
@ExtendWith(Logs.class)
class DashboardViewsTest {

    private final Entente entente = Entente.running();

    /** A view and the address at which it is. */
    record View(String name, String address) {

        private boolean isOfItsOwn() {
            return !LIKE_OTHERS.contains(name);
        }
    }

    static final List<View> VIEWS = List.of(
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

    /** In bytes, over the wire. */
    private static final long MOST_SCRIPTS = 300_000;

    /** How much it is, when it was read, and how far it is behind. */
    private static final String FRESH = ".*\\d.* · read \\d\\d:\\d\\d:\\d\\d · (up to date|\\d+ newer reports?).*";

    /** Drawn by the same table as agreements and visits. */
    private static final Set<String> LIKE_OTHERS =
            Set.of("meetings", "statements", "transfers", "exercises", "programmes", "actors");

    static Stream<View> views() {
        return VIEWS.stream();
    }

    static Stream<View> viewsOfTheirOwn() {
        return views().filter(View::isOfItsOwn);
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_view_is_drawn_without_complaints_barriers_or_requests_to_others(View view) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open(view.address());

            assertThat(page.locator("h1")).not().isEmpty();
            assertThat(page.locator("main .notice.bad")).hasCount(0);
            assertThat(reader.barriers()).isEmpty();
            assertThat(reader.asked()).allMatch(address -> address.startsWith(entente.query("/")));
            assertThat(reader.measures().shifted()).as("layout shift").isLessThan(STILL);
            System.out.printf(
                    "%s: largest paint after %d ms%n",
                    view.name(), reader.measures().paintedAfter());
            reader.photograph(view.name() + "-light");
            assertThat(reader.measures().scripts())
                    .as("scripts, all charts drawn")
                    .isBetween(1L, MOST_SCRIPTS);
            if (view.isOfItsOwn()) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

                assertThat(reader.screensBarriers()).as("in the dark").isEmpty();
                reader.photograph(view.name() + "-dark");
                reader.lookOn(Reader.Screen.PHONE);
                assertThat(reader.overflow()).as("pixels beyond a phone").isZero();
            }
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("viewsOfTheirOwn")
    void a_view_fits_a_phone_in_another_language(View view) {
        try (var reader = new Reader(entente, Reader.Screen.PHONE)) {
            var page = reader.open(view.address() + "&lang=tr");

            assertThat(page.locator("html")).hasAttribute("lang", "tr");
            assertThat(reader.overflow()).as("pixels beyond the screen").isZero();
            assertThat(reader.barriers()).isEmpty();
            assertThat(reader.measures().shifted()).as("layout shift").isLessThan(STILL);
            reader.photograph(view.name() + "-tr-phone");
            assertThat(reader.spilling()).isEmpty();
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("viewsOfTheirOwn")
    void a_view_is_the_same_in_a_third_language_on_every_screen(View view) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open(view.address() + "&lang=ms");
            assertThat(page.locator("html")).hasAttribute("lang", "ms");
            for (var screen : List.of(Reader.Screen.DESK, Reader.Screen.DARK, Reader.Screen.PHONE)) {
                reader.lookOn(screen);
                reader.photograph(view.name() + "-ms-" + screen.name());
            }
            assertThat(reader.overflow()).as("pixels beyond the phone").isZero();
            assertThat(reader.spilling()).isEmpty();
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?", "/?relation=TR-MY", "/?item=agreement/tr-my-corvettes", "/?item=actor/anwar-ibrahim"})
    void each_panel_says_how_much_lies_behind_it_and_how_fresh_it_is(String address) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var panels = reader.open(address + "&lang=en").locator(".panel footer");

            assertThat(panels.count()).isGreaterThan(2);
            assertThat(panels.allInnerTexts()).allMatch(text -> text.matches(FRESH));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, Türkiye and Malaysia, August 2024, Israeli–Palestinian conflict",
        "tr, Türkiye ve Malezya, Ağustos 2024, İsrail–Filistin çatışması",
        "ms, Turkiye dan Malaysia, Ogos 2024, Konflik Israel–Palestin"
    })
    void a_relation_is_told_in_three_languages(String language, String title, String month, String issue) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=TR-MY&lang=" + language);

            assertThat(page.locator("h1")).hasText(title);
            assertThat(page.locator("main")).containsText(month);
            assertThat(page.locator("main")).containsText(issue);
            assertThat(page.evaluate("document.documentElement.lang")).isEqualTo(language);
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
    void the_page_asks_only_for_what_the_description_of_the_api_has() throws Exception {
        JsonNode paths;
        var asked = new TreeSet<String>();
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            reader.open("/?lang=en");
            VIEWS.forEach(
                    view -> reader.turnTo(view.address() + "&sector=military&from=2024&until=2024&asOf=2024-12-31"));
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
