package dev.entente.system;

import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What somebody sees who comes for the first time: what is empty leads on, and nothing looks unfinished. */
@ExtendWith(Logs.class)
class DashboardFirstLookTest {

    private final Entente entente = Entente.running();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Nothing is known of these two together yet. What is known of each: NR Nauru TV Tuvalu
            tr | Bu ikisi arasında bilinen bir şey henüz yok. Her biri hakkında bilinenler: NR Nauru TV Tuvalu
            ms | Belum ada apa-apa yang diketahui antara kedua-duanya. Yang diketahui tentang setiap satu: NR Nauru TV Tuvalu
            """)
    void a_relation_of_which_nothing_is_known_says_so_once_and_leads_to_each_country(String language, String said) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=NR-TV&lang=" + language);

            assertThat(page.locator("main .empty")).hasText(said);
            assertThat(page.locator("main .empty a[href*='list=timeline&country=TV']"))
                    .isVisible();
            assertThat(page.locator("main .panel")).hasCount(2);
            assertThat(reader.barriers()).isEmpty();

            reader.open("/?relation=NR-TV&embed=latest&lang=" + language);
            assertThat(page.locator("main .panel .empty")).isVisible();
        }
    }

    @Test
    void what_filters_leave_nothing_of_says_so_and_leads_back() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=NR-TV&sector=space&lang=en");
            assertThat(page.locator("main .empty")).hasText("Nothing passes these filters. Clear the filters");
            page.locator("main .empty a").click();
            assertThat(page.locator("main .empty")).containsText("Nothing is known of these two together yet.");

            reader.open("/?country=NR&lang=en");
            assertThat(page.locator("main .empty").allInnerTexts()).containsOnly("Nothing passes these filters.");
        }
    }

    @Test
    void a_list_without_anything_leads_to_all_that_is_known() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?list=exercises&asOf=2020-01-01&lang=en");

            assertThat(page.locator("main .empty")).hasText("Nothing of this kind is known yet. All that is known");
            page.locator("main .empty a").click();
            assertThat(page.locator("h1")).hasText("Facts");
        }
    }

    @Test
    void on_a_phone_no_name_stands_before_nothing() {
        try (var reader = new Reader(entente, Reader.Screen.PHONE)) {
            var page = reader.open("/?list=timeline&country=MY&type=described&lang=en");

            assertThat(page.locator("tbody tr").first()).isVisible();
            assertThat((List<?>) page.evaluate("""
                            () => [...document.querySelectorAll('.list td')].filter(cell => cell.checkVisibility() && !cell.innerText.trim())
                                .map(cell => cell.dataset.name)""")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?", "/?relation=TR-MY", "/?item=agreement/tr-my-corvettes"})
    void what_stands_at_the_head_of_a_panel_ends_where_the_panel_does(String address) {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open(address + "&lang=en");

            assertThat((List<?>) page.evaluate("""
                            () => [...document.querySelectorAll('.panel > header')]
                                .map(header => [header, header.querySelector('.tools > :last-child')]).filter(([, last]) => last)
                                .map(([header, last]) => {
                                    const style = getComputedStyle(last);
                                    const inside = last.matches('.button, button') ? 0 : parseFloat(style.paddingRight);
                                    return Math.round(header.getBoundingClientRect().right - last.getBoundingClientRect().right + inside);
                                })""")).isNotEmpty().allMatch(Integer.valueOf(0)::equals);
        }
    }

    @Test
    void an_actor_has_no_date_and_all_its_facts_are_counted_as_all() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=actor/anwar-ibrahim&lang=en");

            assertThat(page.locator(".details dt").first()).hasText("Countries");
            assertThat(page.locator("#facts footer")).not().containsText("shown, the latest");
            assertThat(page.locator("#facts footer")).containsText(" facts · ");
        }
    }

    @Test
    void what_is_found_says_of_whom_and_when_and_nothing_twice() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?search=Malaysia&countries=TR,MY&lang=en");
            var found =
                    page.locator(".hits li", new Page.LocatorOptions().setHasText("Supply of missiles to Malaysia"));

            assertThat(found).hasText("Agreement Supply of missiles to Malaysia Malaysia and Türkiye · by August 2024");
            assertThat(found.locator("a mark")).hasText("Malaysia");
            assertThat(page.locator(".hits")).not().containsText("actor/");
            assertThat(page.locator(".hits p").first()).isVisible(); // what is found elsewhere than in a title
            assertThat(reader.barriers()).isEmpty();
        }
    }

    @Test
    void each_colour_of_the_activity_is_named_also_on_a_phone() {
        try (var reader = new Reader(entente, Reader.Screen.PHONE)) {
            var page = reader.open("/?relation=TR-MY&embed=activity&lang=en");
            var names = page.locator(".key li");

            assertThat(names).containsText(new String[] {"Defence industry", "Military", "Diplomacy", "Education"});
            assertThat(names.last()).isVisible();
        }
    }

    @Test
    void a_network_of_few_countries_calls_them_by_their_names() throws Exception {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?countries=TR,MY&embed=network&lang=en");
            var drawing = page.waitForDownload(page.getByText("Drawing (SVG)")::click);

            assertThat(Files.readString(drawing.path())).contains(">Malaysia</text>", ">Türkiye</text>");
        }
    }
}
