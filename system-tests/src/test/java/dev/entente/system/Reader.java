package dev.entente.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** Somebody who reads the dashboard or other pages in a real browser, and notices what a browser complains about. */
final class Reader implements AutoCloseable {

    /** How a reader's screen is. */
    record Screen(String name, int width, ColorScheme colours) {

        static final Screen DESK = new Screen("light", 1280, ColorScheme.LIGHT);
        static final Screen DARK = new Screen("dark", 1280, ColorScheme.DARK);
        static final Screen PHONE = new Screen("phone", 390, ColorScheme.LIGHT);
    }

    private static final String BARRIERS = """
            async ([rules, impacts]) => {
                const only = rules.length > 0 ? { runOnly: rules } : {};
                const found = await axe.run(document, { resultTypes: ['violations'], ...only });
                return found.violations.filter(rule => impacts.includes(rule.impact)).map(rule => `${rule.id} ${rule.nodes[0].html}`);
            }""";

    private static final Path CHROMIUM = Path.of(System.getProperty("entente.chromium", "/usr/bin/chromium"));

    /** How long a condition is waited for, in milliseconds: a machine that is busy takes its time, and only what never comes is wrong. */
    private static final double PATIENCE = 120_000;

    private static final double BETWEEN_LOOKS = 50;

    private static final double WITHOUT_PICTURES = 5_000;

    private static final int HEIGHT = 900;

    /** They are for people: no test looks at them. */
    private static final boolean PICTURES = Boolean.parseBoolean(System.getProperty("entente.pictures", "true"));

    private static Playwright playwright;
    private static Browser browser;

    /** By screen. What was loaded once is in the memory of all who share one, as in that of somebody who comes again. */
    private static final Map<Screen, BrowserContext> SHARED = new HashMap<>();

    private final BrowserContext context;
    private final boolean alone;
    private final Page page;
    private final String server;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger pages = new AtomicInteger();

    /** Somebody who was here before, and has not gone anywhere yet. */
    Reader(Entente entente, Screen screen) {
        this(entente.query(""), screen);
    }

    /** The same on another server. */
    Reader(String server, Screen screen) {
        this(server, SHARED.computeIfAbsent(screen, key -> context(key, true)), false);
    }

    /** Somebody for whom everything is new, and who has a clock and a network of their own to change. */
    static Reader alone(Entente entente, Screen screen) {
        return new Reader(entente.query(""), context(screen, true), true);
    }

    /** Somebody whose browser runs no scripts. */
    static Reader withoutScripts(String server) {
        return new Reader(server, context(Screen.PHONE, false), true);
    }

    private Reader(String server, BrowserContext context, boolean alone) {
        this.server = server;
        this.context = context;
        this.alone = alone;
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("uncaught: " + error));
        page.onRequest(request -> asked.add(request.url()));
        page.onDOMContentLoaded(loaded -> pages.incrementAndGet());
        page.addInitScript(Measures.WATCH);
    }

    private static BrowserContext context(Screen screen, boolean scripts) {
        var context = browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(screen.width(), HEIGHT)
                        .setColorScheme(screen.colours())
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setJavaScriptEnabled(scripts)
                        .setLocale("en"));
        context.setDefaultTimeout(PATIENCE);
        return context;
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

    /** What is set here has to be its own: see {@link #alone}. */
    BrowserContext context() {
        if (!alone) {
            throw new IllegalStateException("others share this context");
        }
        return context;
    }

    /** Goes to an address of the dashboard; returns when everything that it asks for has been answered. */
    Page open(String address) {
        page.navigate(server + address);
        return settled();
    }

    /** Goes to an address of the dashboard as a link in it leads there, without loading the page anew. */
    Page turnTo(String address) {
        page.evaluate(
                "address => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')); }",
                address);
        return settled();
    }

    /** Clicks what leads to another page, if only to the same anew; returns when that is there. */
    void follow(Locator way) {
        var before = pages.get();
        way.click();
        page.waitForCondition(() -> pages.get() > before);
    }

    /** Waits until no panel is waiting, and each chart in sight is drawn. */
    Page settled() {
        page.waitForFunction(
                """
                () => document.querySelector('.panel') && !document.querySelector('[aria-busy=true], .skeleton')
                    && [...document.querySelectorAll('entente-chart')]
                        .map(chart => [chart, chart.getBoundingClientRect()])
                        .filter(([, box]) => box.top < innerHeight && box.bottom > 0)
                        .map(([chart]) => chart)
                        .every(chart => chart.classList.contains('painted') || chart.querySelector('table'))""",
                null,
                new Page.WaitForFunctionOptions()
                        .setPollingInterval(BETWEEN_LOOKS)); // and not at each picture that the browser makes
        return page;
    }

    /** How the page feels, in numbers. */
    Measures measures() {
        return new Measures(page);
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
        return barriers(List.of(), List.of("serious", "critical"));
    }

    /** The same, however slight. */
    List<String> allBarriers() {
        return barriers(List.of(), List.of("minor", "moderate", "serious", "critical"));
    }

    /** What is serious of that which other colours or another width can change of a page without barriers. */
    List<String> screensBarriers() {
        return barriers(
                List.of("color-contrast", "link-in-text-block", "scrollable-region-focusable"),
                List.of("serious", "critical"));
    }

    /** No page has others in it, so that axe need not be asked as a stranger of many frames, which takes a page more each time. */
    private List<String> barriers(List<String> rules, List<String> impacts) {
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        var barriers = (List<?>) page.evaluate(BARRIERS, List.of(rules, impacts));
        return barriers.stream().map(String::valueOf).toList();
    }

    /** Looks at the page as it is on another screen. */
    void lookOn(Screen screen) {
        page.setViewportSize(screen.width(), HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(screen.colours()));
    }

    /** How many pixels of the page are beyond the screen's right edge. */
    int overflow() {
        return (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** What is drawn beyond the edges of its panel, and is not there to be scrolled to. */
    List<?> spilling() {
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll('main .panel')].flatMap(panel => {
                    const edge = panel.getBoundingClientRect().right;
                    return [...panel.querySelectorAll('*')]
                        .filter(part => !part.closest('.scroll, svg, .canvas') && part.getBoundingClientRect().right > edge + 1)
                        .map(part => part.outerHTML.slice(0, 120));
                })""");
    }

    /** Has all charts of the page drawn, and keeps a picture of the whole of it in {@code target/screenshots}, if pictures are wanted. */
    void photograph(String name) {
        drawn();
        if (PICTURES) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screenshots", name + ".png"))
                    .setFullPage(true));
        }
    }

    /** Waits until all charts of the page are drawn, those out of sight as well. */
    private void drawn() {
        for (var chart : page.locator("entente-chart").all()) {
            chart.evaluate("chart => chart.scrollIntoView()");
            painted(chart);
        }
        page.evaluate("scrollTo(0, 0)");
    }

    /**
     * Waits without a call for the next picture, of which a page may hear nothing any more: a browser without a screen has been
     * seen to make none until it was asked for one.
     */
    private void painted(Locator chart) {
        for (var waited = 0.0; !isPainted(chart); waited += BETWEEN_LOOKS) {
            if (waited > PATIENCE) {
                throw new AssertionError("not drawn: " + chart.evaluate("chart => chart.outerHTML.slice(0, 400)"));
            }
            if (waited > 0 && waited % WITHOUT_PICTURES == 0) {
                page.bringToFront();
                page.screenshot();
            }
            page.waitForTimeout(BETWEEN_LOOKS);
        }
    }

    private static boolean isPainted(Locator chart) {
        return (boolean) chart.evaluate("chart => chart.classList.contains('painted')");
    }

    @Override
    public void close() {
        if (alone) {
            context.close();
        } else {
            context.pages().forEach(Page::close); // also those that a link has opened
        }
    }
}
