package dev.entente.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** Somebody who reads the dashboard in a real browser, and notices what a browser complains about. */
final class Reader implements AutoCloseable {

    /** How a reader's screen is. */
    record Screen(String name, int width, ColorScheme colours) {

        static final Screen DESK = new Screen("light", 1280, ColorScheme.LIGHT);
        static final Screen DARK = new Screen("dark", 1280, ColorScheme.DARK);
        static final Screen PHONE = new Screen("phone", 390, ColorScheme.LIGHT);
    }

    /** Notes when the largest thing was painted, and what has jumped without the reader doing anything. */
    private static final String WATCH = """
            window.paintedAt = 0;
            window.shifted = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.paintedAt = entry.startTime))
                .observe({ type: 'largest-contentful-paint', buffered: true });
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
                if (!entry.hadRecentInput) window.shifted += entry.value;
            })).observe({ type: 'layout-shift', buffered: true });""";

    private static final Path CHROMIUM = Path.of(System.getProperty("entente.chromium", "/usr/bin/chromium"));

    /** How long a condition is waited for, in milliseconds: a machine that is busy takes its time, and only what never comes is wrong. */
    private static final double PATIENCE = 120_000;

    private static Playwright playwright;
    private static Browser browser;

    private final BrowserContext context;
    private final Page page;
    private final String server;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    Reader(Entente entente, Screen screen) {
        this(entente.query(""), screen);
    }

    /** Somebody who has not gone anywhere yet. */
    Reader(String server, Screen screen) {
        this.server = server;
        context = browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(screen.width(), 900)
                        .setColorScheme(screen.colours())
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("en"));
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("uncaught: " + error));
        page.onRequest(request -> asked.add(request.url()));
        page.addInitScript(WATCH);
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            if (!Files.isExecutable(CHROMIUM)) {
                throw new IllegalStateException("These tests need a browser, and " + CHROMIUM
                        + " is missing. Install it (Debian: apt-get install chromium), or name another with"
                        + " -Dentente.chromium=PATH.");
            }
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-quic")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Goes to an address of the dashboard; returns when everything that it asks for has been answered. */
    Page open(String address) {
        page.navigate(server + address);
        return settled();
    }

    /** Waits until no panel is waiting, and each chart in sight is drawn. */
    Page settled() {
        page.waitForFunction("""
                () => document.querySelector('.panel') && !document.querySelector('[aria-busy=true], .skeleton')
                    && [...document.querySelectorAll('entente-chart')]
                        .map(chart => [chart, chart.getBoundingClientRect()])
                        .filter(([, box]) => box.top < innerHeight && box.bottom > 0)
                        .map(([chart]) => chart)
                        .every(chart => chart.classList.contains('painted') || chart.querySelector('table'))""");
        return page;
    }

    /** How much has jumped on the page so far: the sum of its layout shifts, 0 if nothing has. */
    double shifted() {
        return ((Number) page.evaluate("window.shifted")).doubleValue();
    }

    /** When the largest thing of the page was painted, in milliseconds after it was asked for. */
    long paintedAfter() {
        return Math.round(((Number) page.evaluate("window.paintedAt")).doubleValue());
    }

    /** What the browser has complained about so far. */
    List<String> complaints() {
        return complaints;
    }

    /** Every address that the page has asked for. */
    List<String> asked() {
        return asked;
    }

    /** What axe-core finds that is serious or worse, with the first place of each. */
    List<String> barriers() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule ->
                                rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                        .toList();
    }

    /** Keeps a picture of the whole page, all charts drawn, in {@code target/screenshots}. */
    void photograph(String name) {
        page.evaluate("""
                async () => {
                    for (const chart of document.querySelectorAll('entente-chart')) {
                        chart.scrollIntoView();
                        // that it is in sight is noticed at the next picture
                        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                    }
                }""");
        page.waitForFunction(
                "() => [...document.querySelectorAll('entente-chart')].every(chart => chart.classList.contains('painted'))");
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
