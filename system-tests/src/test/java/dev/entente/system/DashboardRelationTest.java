package dev.entente.system;

import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What the dashboard shows of two countries, now and as it was known before. */
@ExtendWith(Logs.class)
class DashboardRelationTest {

    /** How many names of days begin before the one before them has ended. */
    private static final String OVERPRINTED = """
            () => {
                const names = [...document.querySelectorAll('.lanes .axis')].map(name => name.getBoundingClientRect());
                return names.filter((name, index) => index > 0 && name.left < names[index - 1].right).length;
            }""";

    private final Entente entente = Entente.running();
    private final Integrator integrator = new Integrator(entente);

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
            assertThat(page.locator(".lanes a[data-kind=statement][aria-label*='Joint statement']"))
                    .hasCount(1);
            assertThat(page.locator(".lanes a[data-kind=programme][aria-label*='Intended cooperation']"))
                    .hasCount(1);
            assertThat(page.locator(".key.marks li")).hasText(new String[] {
                "Visits",
                "Meetings",
                "Statements",
                "Agreements",
                "Transfers",
                "Programmes",
                "before signing, or only planned",
                "In force",
                "how much is delivered",
                "The day is not known",
                "now"
            });
            assertThat(page.locator("main")).containsText("Israeli–Palestinian conflict");
            assertThat(page.locator("ul[aria-label='returns an earlier visit'] a"))
                    .hasAttribute("href", Pattern.compile(".*item=visit/tr-delegation-kl-2024-08.*"));
            assertThat(page.locator(".panel footer").first()).containsText("up to date");
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

    @Test
    void an_exercise_stands_on_its_days_with_its_designation() {
        integrator.accepted(told("exercise", "held", "exercise/system-" + UUID.randomUUID(), """
                {"occurred":"2024-05-06/2024-05-17","title":{"en":"Days of exercise"},"designation":"Example Shield",
                 "participants":[{"country":"BT"},{"country":"FJ"}]}"""));
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=BT-FJ&embed=timeline&lang=en");
            var mark = page.locator(".lanes a[data-kind=exercise][aria-label*='Example Shield']");
            assertThat(mark.locator("text")).containsText("Days of exercise · Example Shield");
            assertThat(mark.locator(".certain")).hasCount(1);
            assertThat(page.locator(".lanes .possible")).hasCount(0);

            page.getByText("As a table").click();
            assertThat(page.locator("tbody tr td")).hasText(new Pattern[] {
                Pattern.compile("6.?–.?17 May 2024"), // some browsers have thin blanks there
                Pattern.compile("Exercise"),
                Pattern.compile("Days of exercise"),
                Pattern.compile("Held"),
                Pattern.compile("Example Shield")
            });
        }
    }

    @Test
    void a_visit_is_returned_also_where_the_first_turned_out_to_be_one_with_another() {
        var run = UUID.randomUUID();
        var first = visit("first-" + run, "2024-03-05", "FJ", "VU", "");
        integrator.accepted(first);
        integrator.accepted(visit("same-" + run, "2024-03-05", "FJ", "VU", ""));
        integrator.accepted(visit("back-" + run, "2024-06-05", "VU", "FJ", "\"returns\":\"visit/first-" + run + "\","));
        integrator.accepted(told("report", "sameAs", "visit/same-" + run, """
                {"same":["visit/same-%1$s","visit/first-%1$s"],"keep":"visit/same-%1$s"}""".formatted(run)));
        Waiting.until(
                "the two are one",
                () -> Http.get(entente.query("/visits?countries=FJ,VU&count=exact"))
                        .is(200)
                        .json()
                        .path("count")
                        .asInt(),
                count -> count == 2);
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=FJ-VU&embed=timeline&lang=en");

            assertThat(page.locator(".lanes path.returning")).hasCount(1);
        }
    }

    @Test
    void what_is_at_one_place_of_the_line_of_time_is_counted_and_an_agreement_is_told_stage_by_stage() {
        var run = UUID.randomUUID();
        for (var meeting = 0; meeting < 6; meeting++) {
            integrator.accepted(told("meeting", "held", "meeting/m" + meeting + "-" + run, """
                    {"occurred":"2025-05","title":{"en":"Meeting %d"},"participants":[{"country":"KI"},{"country":"PW"}]}""".formatted(meeting)));
        }
        integrator.accepted(signed("framework-" + run, "2025-05-22", "Framework of stages"));
        integrator.accepted(told("agreement", "ratified", "agreement/framework-" + run, """
                {"occurred":"2025-08"}"""));
        integrator.accepted(told("agreement", "suspended", "agreement/framework-" + run, """
                {"occurred":"2025-11-02"}"""));
        integrator.accepted(signed("old-" + run, "0044-03", "Treaty of old"));
        integrator.accepted(told("transfer", "ordered", "transfer/ships-" + run, """
                {"occurred":"2025-06-02","title":{"en":"Four ships"},"supplier":{"country":"KI"},"recipient":{"country":"PW"},
                 "item":{"kind":"equipment","quantity":4}}"""));
        integrator.accepted(told("transfer", "delivered", "transfer/ships-" + run, """
                {"occurred":"2025-10","delivered":3}"""));
        Waiting.until(
                "all of it can be read",
                () -> Http.get(entente.query("/timeline?countries=KI,PW&count=exact"))
                        .is(200)
                        .json()
                        .path("count")
                        .asInt(),
                count -> count == 12);
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?relation=KI-PW&embed=timeline&lang=en");

            var counted = page.locator(".lanes a.counted");
            assertThat(counted.locator("text")).hasText("6");
            assertThat(counted)
                    .hasAttribute("aria-label", Pattern.compile("Meetings: 6 · .*May 2025 · Meeting .* · 1 more"));
            assertThat(counted)
                    .hasAttribute("href", Pattern.compile(".*list=meetings.*from=2025-05-01&until=2025-05-31.*"));
            var band = page.locator(".lanes .band").boundingBox();
            var mark = counted.locator("circle").boundingBox();
            assertThat(mark.x + mark.width / 2)
                    .as("where six meetings of May stand")
                    .isBetween(band.x, band.x + band.width);

            var agreement = page.locator(".lanes a[aria-label*='Framework of stages']");
            assertThat(agreement)
                    .hasAttribute(
                            "aria-label",
                            Pattern.compile(".*Signed 22 May 2025, Ratified August 2025, Suspended 2 November 2025.*"));
            assertThat(agreement.locator("rect")).hasClass(new String[] {"signed", "suspended"});
            assertThat(page.locator(".lanes a[aria-label*='Treaty of old'] .cut"))
                    .hasCount(1);
            var gauge = page.locator(".lanes a[data-kind=transfer] rect");
            assertThat(gauge).hasClass(new String[] {"certain", "due", "done"});
            assertThat(page.locator(".key.marks"))
                    .hasText(Pattern.compile(".*Signed\\s*Suspended\\s*how much is delivered\\s*goes on beyond.*"));

            reader.open("/?relation=KI-PW&embed=timeline&from=0001&until=2030&lang=en");
            assertThat((int) page.evaluate(OVERPRINTED))
                    .as("names of years over each other")
                    .isZero();
            page.getByText("As a table").click();
            assertThat(page.locator("tbody")).containsText("Ratified August 2025");
            assertThat(page.locator("tbody tr")).hasCount(9);
        }
    }

    private static Integrator.Signed signed(String name, String day, String title) {
        return told("agreement", "signed", "agreement/" + name, """
                {"occurred":"%s","title":{"en":"%s"},"parties":[{"country":"KI"},{"country":"PW"}]}""".formatted(day, title));
    }

    private static Integrator.Signed visit(String name, String day, String host, String visitor, String more) {
        return told("visit", "held", "visit/" + name, """
                {"occurred":"%s",%s"title":{"en":"Visit %s"},"host":{"country":"%s"},"visitors":[{"country":"%s"}]}""".formatted(day, more, name, host, visitor));
    }

    private static Integrator.Signed told(String kind, String fact, String subject, String data) {
        var id = UUID.randomUUID().toString();
        return new Integrator.Signed(id, subject, """
                {"specversion":"1.0","id":"%s","source":"%s","type":"dev.entente.%s.%s.v1",
                 "subject":"%s","time":"2024-09-01T09:00:00Z","data":%s}""".formatted(id, Integrator.SOURCE, kind, fact, subject, data));
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

            reader.open("/?item=agreement/tr-my-corvettes&lang=en");
            page.getByText("Open the relation").click();
            reader.settled();
            assertThat(page.locator("h1")).hasText("Malaysia and Türkiye");
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
            assertThat(page.locator(".notice.past")).containsText("this ledger begins on");
            assertThat(page.locator(".figures dd").first()).hasText("0");
            page.locator(".notice.past a").click();
            assertThat(page.locator(".figures dd").first()).hasText("3");
        }
    }
}
