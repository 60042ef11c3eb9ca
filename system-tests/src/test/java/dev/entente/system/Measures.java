package dev.entente.system;

import java.util.List;

import com.microsoft.playwright.Page;

/** How a page feels to who reads it, in numbers. */
record Measures(Page page) {

    /**
     * Notes when the largest thing was painted, what has jumped without the reader doing anything, how long the reader waited, and
     * for how long the page was busy with one thing.
     */
    static final String WATCH = """
            window.paintedAt = 0;
            window.shifted = 0;
            window.slowest = 0;
            window.busiest = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.paintedAt = entry.startTime))
                .observe({ type: 'largest-contentful-paint', buffered: true });
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
                if (!entry.hadRecentInput) window.shifted += entry.value;
            })).observe({ type: 'layout-shift', buffered: true });
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
                if (entry.interactionId) window.slowest = Math.max(window.slowest, entry.duration);
            })).observe({ type: 'event', durationThreshold: 16, buffered: true });
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.busiest = Math.max(window.busiest, entry.duration)))
                .observe({ type: 'longtask', buffered: true });""";

    /** Scrolls down and up again, a bit with each picture; answers how long the pictures took, the longest last. */
    private static final String SCROLL = """
            async () => {
                const pictures = [];
                let last = await new Promise(requestAnimationFrame);
                for (let step = 0; step < 120; step++) {
                    scrollBy(0, step < 60 ? 40 : -40);
                    const now = await new Promise(requestAnimationFrame);
                    pictures.push(now - last);
                    last = now;
                }
                return pictures.sort((one, other) => one - other);
            }""";

    /** How much has jumped on the page so far: the sum of its layout shifts, 0 if nothing has. */
    double shifted() {
        return ((Number) page.evaluate("window.shifted")).doubleValue();
    }

    /** When the largest thing of the page was painted, in milliseconds after it was asked for. */
    long paintedAfter() {
        return Math.round(((Number) page.evaluate("window.paintedAt")).doubleValue());
    }

    /** The longest time from a key or a click to what was painted next, in milliseconds: what Web Vitals call INP. */
    long slowestInteraction() {
        return Math.round(((Number) page.evaluate("window.slowest")).doubleValue());
    }

    /** The longest time for which the page did one thing, deaf to the reader, in milliseconds; 0 where it was below 50. */
    long longestTask() {
        return Math.round(((Number) page.evaluate("window.busiest")).doubleValue());
    }

    /** How long the pictures took while the reader scrolled, in milliseconds: half of them at most so long, and the longest. */
    record Pictures(long median, long longest) {}

    Pictures scrolled() {
        var all = (List<?>) page.evaluate(SCROLL);
        return new Pictures(
                Math.round(((Number) all.get(all.size() / 2)).doubleValue()),
                Math.round(((Number) all.getLast()).doubleValue()));
    }

    /** How many elements the page has. */
    int elements() {
        return (int) page.evaluate("document.querySelectorAll('*').length");
    }

    /** What came over the wire of scripts for this page, in bytes. */
    long scripts() {
        return ((Number) page.evaluate("""
                        () => performance.getEntriesByType('resource')
                            .filter(one => new URL(one.name).pathname.endsWith('.js'))
                            .reduce((sum, one) => sum + one.encodedBodySize, 0)""")).longValue();
    }

    /** What the page's script holds, in MiB. */
    long memory() {
        return ((Number) page.evaluate("performance.memory.usedJSHeapSize")).longValue() >> 20;
    }
}
