package dev.entente.system;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboard of two countries between whom very much happened: 3,000 events, or as many as {@code -Dentente.large} says.
 * However many there are, the page holds some of them and says of how many.
 */
@ExtendWith(Logs.class)
class LargeRelationTest {

    private static final int EVENTS = Integer.getInteger("entente.large", Thorough.or(3_000, 10_000));
    private static final int AT_ONCE = 2_000;
    private static final int MOST_ELEMENTS = 12_000;

    /** In bytes, over the wire. */
    private static final long MOST_SCRIPTS = 300_000;

    /** What readers do not notice; Web Vitals call 0.1 good. */
    private static final double STILL = 0.02;

    /** So long, in milliseconds, nothing that a reader does may take on a machine that is busy; on one of its own 200 are good. */
    private static final long SMOOTH = 1_000;

    private static final String SOURCE = Integrator.SOURCE + "/large";

    private final Entente entente = Entente.running();
    private final Random random = new Random(7);

    @Test
    void a_relation_of_very_many_events_is_shown_in_part_and_walked_page_by_page() {
        tell();
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var begun = System.nanoTime();
            var page = reader.open("/?relation=PY-UY&lang=en");
            report("all of the first screen after " + millisSince(begun) + " ms, largest paint after "
                    + reader.measures().paintedAfter() + " ms, longest task "
                    + reader.measures().longestTask() + " ms");
            assertThat(page.locator("main")).containsText("shown, the latest");
            assertThat(page.locator(".lanes a").count()).isBetween(200, 700);
            assertThat(page.locator(".left-out").first()).hasText("Agreements: 8 of 200 drawn, the latest.");
            assertThat(reader.measures().elements()).isLessThan(MOST_ELEMENTS);
            assertThat(reader.measures().scripts()).as("bytes of scripts").isBetween(1L, MOST_SCRIPTS);
            var pictures = reader.measures().scrolled();
            report("scrolled with a picture each " + pictures.median() + " ms, the longest " + pictures.longest()
                    + " ms, " + reader.measures().elements() + " elements, "
                    + reader.measures().scripts() / 1000 + " KB of scripts");
            reader.settled();
            assertThat(reader.measures().shifted()).as("layout shift").isLessThan(STILL);

            page.locator(".lanes ~ button").click();
            assertThat(page.locator(".lanes .bar")).hasCount(800);
            assertThat(reader.measures().elements()).isLessThan(MOST_ELEMENTS);
            page.locator(".lanes a.mark").first().focus();
            for (var step = 0; step < 20; step++) {
                page.keyboard().press("ArrowRight");
            }
            begun = System.nanoTime();
            page.locator("select[name=sector]").selectOption("energy");
            assertThat(page.locator(".chip")).hasCount(1);
            reader.settled();
            report("narrowed to a sector after " + millisSince(begun) + " ms, slowest interaction "
                    + reader.measures().slowestInteraction() + " ms, longest task "
                    + reader.measures().longestTask() + " ms, "
                    + reader.measures().memory() + " MiB of script's memory");
            assertThat(reader.measures().slowestInteraction())
                    .as("milliseconds")
                    .isLessThan(SMOOTH);

            begun = System.nanoTime();
            reader.open("/?list=visits&countries=PY,UY&lang=en");
            report("a list after " + millisSince(begun) + " ms");
            var titles = page.locator("tbody td:nth-child(2)");
            var first = titles.allTextContents();
            page.locator("a[rel=next]").click();
            assertThat(titles.first()).not().hasText(first.getFirst());
            assertThat(titles).hasCount(first.size());
            assertThat(titles.allTextContents()).doesNotContainAnyElementsOf(first);
            assertThat(reader.complaints()).isEmpty();
            reader.photograph("visits-large");
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static void report(String what) {
        System.out.printf("%,d events: %s%n", EVENTS, what);
    }

    /** Posts the events, and waits until all of them can be read. */
    private void tell() {
        var token = entente.token("--scope", "events:write", "--source", SOURCE);
        for (var first = 0; first < EVENTS; first += AT_ONCE) {
            var lines = IntStream.range(first, Math.min(first + AT_ONCE, EVENTS))
                    .mapToObj(this::event)
                    .collect(Collectors.joining("\n"));
            var answer = Http.post(
                    entente.ingest("/events"), "application/x-ndjson", lines, "Authorization", "Bearer " + token);
            assertThat(answer.is(200).body()).contains("\"rejected\":0");
        }
        for (var left = EVENTS - EVENTS % AT_ONCE; left >= 0; left -= AT_ONCE) { // each wait is for a part of them
            var most = left;
            Waiting.until(
                    "no more than " + most + " events are behind",
                    () -> Http.get(entente.query("/positions/now"))
                            .is(200)
                            .json()
                            .path("lag")
                            .asInt(Integer.MAX_VALUE),
                    lag -> lag <= most);
        }
        Waiting.until(
                "the events can be read",
                () -> Http.get(entente.query("/timeline?countries=PY,UY&count=exact&limit=1"))
                        .is(200)
                        .json()
                        .path("count")
                        .asInt(),
                count -> count == EVENTS);
    }

    /** One of seven kinds in turn; days fall where they like in twenty years. */
    private String event(int number) {
        var day = LocalDate.of(2004, 1, 1).plusDays(random.nextInt(20 * 365));
        return switch (number % 7) {
            case 0 -> told("visit", "held", number, day, """
                    "host":{"country":"UY"},"visitors":[{"country":"PY"}]""");
            case 1 -> told("agreement", "signed", number, day, """
                    "instrument":"treaty","parties":[{"country":"PY"},{"country":"UY"}]""");
            case 2 -> told("meeting", "held", number, day, """
                    "participants":[{"country":"PY"},{"country":"UY"}]""");
            case 3 -> told("exercise", "held", number, day, """
                    "designation":"Example %d","participants":[{"country":"PY"},{"country":"UY"}]""".formatted(number));
            case 4 -> told("programme", "launched", number, day, """
                    "parties":[{"country":"PY"},{"country":"UY"}]""");
            case 5 -> told("statement", "made", number, day, """
                    "speakers":[{"country":"PY"},{"country":"UY"}]""");
            default -> told("transfer", "ordered", number, day, """
                    "supplier":{"country":"PY"},"recipient":{"country":"UY"},"item":{"kind":"equipment","quantity":3}""");
        };
    }

    private String told(String kind, String fact, int number, LocalDate day, String more) {
        var sectors = List.of("trade", "energy", "military", "education", "health");
        return """
                {"specversion":"1.0","id":"large-%1$d","source":"%2$s","type":"dev.entente.%3$s.%4$s.v1",\
                "subject":"%3$s/large-%1$d","time":"2024-09-01T09:00:00Z","data":{"occurred":"%5$s",\
                "title":{"en":"Large %3$s %1$d"},"sectors":["%6$s"],%7$s}}""".formatted(number, SOURCE, kind, fact, day, sectors.get(number % sectors.size()), more);
    }
}
