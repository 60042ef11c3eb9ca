package dev.entente.system;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Finding things on the dashboard: by lists and by search, also while the server is away; and following what was found. */
@ExtendWith(Logs.class)
class DashboardListTest {

    private final Entente entente = Entente.running();

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/?list=visits&host=TR&visitor=MY | all=TR all=MY alerts=visit.new | Host: Türkiye and Visitors: Malaysia",
                "/?list=timeline&type=visit&country=MY | any=MY alerts=visit.new | ''",
                "/?list=timeline&type=ratified | alerts=agreement.new | Kind: Ratified",
                "/?search=missiles&kind=agreement&country=MY | any=MY text=missiles alerts=agreement.new | ''",
                "/?list=agreements&actor=actor/anwar-ibrahim | parties=actor/anwar-ibrahim alerts=agreement.new | ''",
                "/?list=agreements&actor=Anwar%20Ibrahim | alerts=agreement.new | Actor: Anwar Ibrahim",
                "/?item=visit/my-defence-minister-ankara-2024-06 | alerts=visit.new alerts=visit.statusChanged alerts=visit.corrected alerts=visit.retracted | ''",
            })
    void who_follows_a_view_is_told_what_alerts_cannot_be_narrowed_by(String address, String fields, String beyond) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open(address + "&lang=en");
            var link = page.getByText("Follow this");
            assertThat(link)
                    .hasAttribute("href", Pattern.compile(".+")); // until it is known, its place is kept by its words
            var asked = URI.create(link.getAttribute("href")).getQuery().split("&", -1);

            assertThat(asked).contains(fields.split(" ", -1));
            assertThat(asked).filteredOn(field -> field.startsWith("alerts=")).isSubsetOf(fields.split(" ", -1));
            var hint = page.locator("entente-follow .hint");
            if (beyond.isEmpty()) {
                assertThat(hint).hasCount(0);
            } else {
                assertThat(hint).containsText("cannot be narrowed by " + beyond);
            }
        }
    }

    @Test
    void what_alerts_do_not_tell_of_is_not_offered() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?list=timeline&type=meeting&lang=en");

            assertThat(page.locator("entente-follow")).containsText("Agreements, Visits and Transfers");
            assertThat(page.getByText("Follow this")).hasCount(0);
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
            assertThat(lines[0]).startsWith("Date,Title,");
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
    void a_server_that_is_out_of_reach_is_told_and_nothing_stays_that_answers_another_question() {
        try (var reader = Reader.alone(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?list=agreements&country=MY&lang=en");
            var rows = page.locator("tbody tr").count();
            reader.context().setOffline(true);
            page.locator("select[name=sort]").selectOption("title");

            assertThat(page.locator(".notice")).containsText("cannot be reached");
            assertThat(rows).isGreaterThanOrEqualTo(3);
            assertThat(page.locator("tbody tr")).hasCount(0);

            reader.context().setOffline(false);
            page.getByText("Try again").click();
            assertThat(page.locator("tbody tr")).hasCount(rows);
            assertThat(page.locator(".notice")).hasCount(0);
        }
    }
}
