package dev.entente.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What is not in the language of the page says in which it is, so that it is read aloud as that. */
@ExtendWith(Logs.class)
class DashboardLanguageTest {

    private static final Entente ENTENTE = Entente.running();
    private static final String TITLE = "Told in English alone";

    /** In Arabic, with a year among it: "Agreement of (2024) on cooperation". */
    private static final String FROM_RIGHT = "اتفاقية (2024) للتعاون";

    /** Everything that can be seen of a page and is in its own words: not the texts, names and ids of sources. */
    private static final String WORDS = """
            () => {
                const texts = [];
                const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (all.nextNode()) {
                    const of = all.currentNode.parentElement;
                    if (of.closest('[lang]') === document.documentElement && !of.closest('script, style, noscript, bdi, .address')
                        && (of.closest('option') || of.checkVisibility())) texts.push(all.currentNode.data.trim());
                }
                return texts.filter(Boolean);
            }""";

    private static final Pattern NAME_IN_THE_DATA = Pattern.compile(
            "\\b[a-z]+[A-Z]\\w*|\\b(agreement|visit|meeting|statement|transfer|exercise|programme|actor|report)\\.[a-z]");

    private static String subject;
    private static String disputed;
    private static String corrected;
    private static String fromRight;

    @BeforeAll
    static void tell() {
        var integrator = new Integrator(ENTENTE);
        var event = Integrator.signed("MG", "ZM", TITLE);
        subject = event.subject();
        var exercise = Integrator.told("exercise", "held", """
                {"occurred":"2024-03","title":{"en":"Manoeuvres"},"summary":{"en":"%s"},"kind":"training","sectors":["military"],
                 "participants":[{"country":"MG"},{"country":"ZM"}]}""".formatted(TITLE));
        disputed = exercise.subject();
        var pact = Integrator.told("agreement", "signed", """
                {"occurred":"2024-03","title":{"en":"A pact"},"instrument":"letter-of-intent","sectors":["defence-industry"],
                 "validUntil":"2030","parties":[{"country":"OM"},{"country":"JO"}]}""");
        corrected = pact.subject();
        var arabic = Integrator.told("agreement", "signed", """
                {"occurred":"2024-03-05","title":{"ar":"%1$s"},"summary":{"ar":"%1$s"},"instrument":"treaty",
                 "place":{"country":"JO","name":"%1$s"},
                 "parties":[{"country":"JO","person":"%1$s","office":"%1$s"},{"country":"OM","organization":"%1$s"}],
                 "evidence":[{"url":"https://example.org/","publisher":"%1$s"}]}""".formatted(FROM_RIGHT));
        fromRight = arabic.subject();
        for (var told : List.of(
                event,
                exercise,
                exercise.contradicted(data -> data.put("kind", "exchange")),
                pact,
                pact.contradicted(data -> data.put("instrument", "framework")),
                pact.corrected(
                        "misread",
                        data -> data.put("instrument", "memorandum-of-understanding")
                                .put("validUntil", "2031")
                                .withArray("sectors")
                                .add("military")),
                arabic)) {
            integrator.accepted(told);
        }
        Waiting.until(
                "all of it",
                () -> Http.get(ENTENTE.query("/timeline?country=MG&country=OM&count=exact"))
                        .is(200)
                        .json()
                        .path("count")
                        .asInt(),
                count -> count == 6);
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
            assertThat(page.locator("td [lang=en]", new Page.LocatorOptions().setHasText(TITLE)))
                    .hasCount(1);

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
            assertThat(page.locator("tbody th a")).hasText("İsrail–Filistin çatışması");
            assertThat(page.locator("tbody td .small").first()).hasText("Filistin");

            reader.open("/?list=statements&country=TR&lang=ms");
            assertThat(page.locator("select[name=issue] option[value=israeli-palestinian-conflict]"))
                    .hasText("Konflik Israel–Palestin");
            assertThat(List.of(page.locator("tbody").innerText()))
                    .anyMatch(text -> text.contains("Konflik Israel–Palestin"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "ms"})
    void no_view_shows_a_code_or_a_name_of_the_data(String language) throws IOException {
        var codes =
                Pattern.compile("(?<![\\p{L}\\p{N}/-])(" + String.join("|", codes(language)) + ")(?![\\p{L}\\p{N}-])");
        var addresses = Stream.concat(
                DashboardViewsTest.VIEWS.stream().map(DashboardViewsTest.View::address),
                Stream.of(
                        "/?item=" + disputed,
                        "/?item=" + corrected,
                        "/?list=exercises&country=MG",
                        "/?list=timeline&country=MG"));
        try (var reader = new Reader(ENTENTE, Reader.Screen.DESK)) {
            reader.open("/?list=exercises&lang=" + language);
            for (var address : (Iterable<String>) addresses::iterator) {
                var page = reader.turnTo(address + "&lang=" + language);

                assertThat((List<?>) page.evaluate(WORDS))
                        .as(address)
                        .isNotEmpty()
                        .extracting(Object::toString)
                        .noneMatch(text -> codes.matcher(text).find()
                                || NAME_IN_THE_DATA.matcher(text).find());
            }
        }
    }

    /** All codes that cannot be words of the language. */
    private static List<String> codes(String language) throws IOException {
        var codes = new ArrayList<String>();
        var lists = Checkout.file("cooperation-events/src/main/resources/dev/entente/events/code");
        try (var files = Files.newDirectoryStream(lists, "*.tsv")) {
            for (var file : files) {
                if (!List.of("countries.tsv", "currencies.tsv")
                        .contains(file.getFileName().toString())) {
                    addCodes(file, language, codes);
                }
            }
        }
        addCodes(Checkout.file("query-service/src/main/resources/web/app/language/facts.tsv"), language, codes);
        return codes;
    }

    private static void addCodes(Path list, String language, List<String> codes) throws IOException {
        var rows =
                Files.readAllLines(list).stream().map(line -> line.split("\t")).toList();
        var column = List.of(rows.getFirst()).indexOf(language);
        rows.stream()
                .skip(1)
                .filter(row -> language.equals("en")
                        ? row[0].matches(".*[-A-Z].*")
                        : !row[0].equals(row[column].toLowerCase(Locale.forLanguageTag(language))))
                .forEach(row -> codes.add(row[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "ms"})
    void positions_are_seen_side_by_side_with_their_verdict_on_a_phone(String language) {
        try (var reader = new Reader(ENTENTE, Reader.Screen.PHONE)) {
            var page = reader.open("/?relation=TR-MY&embed=positions&lang=" + language);

            assertThat(page.locator("tbody .status")).hasCount(1);
            assertThat((boolean) page.evaluate("""
                            () => [...document.querySelectorAll('.scroll')].every(table => table.scrollWidth <= table.clientWidth)""")).isTrue();
        }
    }

    @Test
    void what_is_written_from_right_to_left_is_so_among_words_that_are_not() {
        try (var reader = new Reader(ENTENTE, Reader.Screen.DESK)) {
            var page = reader.open("/?item=" + fromRight + "&lang=en");
            for (var place : List.of("h1", ".summary", ".actor", ".office", ".details dd", ".evidence a")) {
                assertThat(directions(page, place)).as(place).isNotEmpty().containsOnly("rtl isolate");
            }
            for (var address : List.of(
                    "/?list=agreements&country=JO",
                    "/?list=timeline&country=JO",
                    "/?relation=JO-OM",
                    "/?country=JO",
                    "/?search=" + FROM_RIGHT)) {
                reader.open(address + "&lang=en");
                assertThat(directions(page, "main")).as(address).isNotEmpty().containsOnly("rtl isolate");
            }
            reader.photograph("from-right");
            reader.open("/?relation=JO-OM&embed=timeline&lang=en");
            assertThat(page.locator(".lanes tspan").first()).hasCSS("unicode-bidi", "plaintext");
            var mark = page.locator(".lanes a.bar", new Page.LocatorOptions().setHasText(FROM_RIGHT));
            assertThat(mark.getAttribute("aria-label")).startsWith("\u2068" + FROM_RIGHT + "\u2069 · ");
            assertThat(mark.locator("title").textContent()).isEqualTo(mark.getAttribute("aria-label"));
        }
    }

    /** How what has the text is written and set apart from what stands around it. */
    private static List<String> directions(Page page, String place) {
        var found = (List<?>) page.locator(place).evaluateAll("""
                (places, text) => places.flatMap(place => [place, ...place.querySelectorAll('*')])
                    .filter(part => [...part.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.includes(text)))
                    .filter(part => !part.closest('svg'))
                    .map(part => getComputedStyle(part)).map(style => `${style.direction} ${style.unicodeBidi}`)""", FROM_RIGHT);
        return found.stream().map(Object::toString).toList();
    }
}
