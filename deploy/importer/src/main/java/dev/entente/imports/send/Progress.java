package dev.entente.imports.send;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** Tells how far an import is: a bar that is drawn anew on a terminal, a line now and then elsewhere. */
public final class Progress {

    private static final int WIDTH = 24;
    private static final Duration BAR_EVERY = Duration.ofMillis(200);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean terminal;
    private final String what;
    private final LongSupplier nanos;
    private final long start;
    private long lastTold;
    private long before;
    private OptionalDouble doneBefore = OptionalDouble.empty();
    private boolean drawn;

    /**
     * A progress that begins now.
     *
     * @param terminal whether a line can be drawn over
     * @param what is counted, in the plural
     * @param nanos a clock that only ever goes on
     */
    public Progress(PrintStream out, boolean terminal, String what, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.lastTold = start;
    }

    /** What an earlier run has done already counts as done, but not for the speed. */
    void beginsAt(long settled, OptionalDouble done) {
        before = settled;
        doneBefore = done;
    }

    /**
     * Tells, if it is time to.
     *
     * @param done the part of the whole, from 0 to 1, where the whole is known
     */
    public void at(long settled, OptionalDouble done) {
        var now = nanos.getAsLong();
        if (now - lastTold >= (terminal ? BAR_EVERY : LINE_EVERY).toNanos()) {
            lastTold = now;
            tell(line(settled, done, now));
        }
    }

    /** Says something that is not to be drawn over. */
    public void say(String sentence) {
        end();
        out.println(sentence);
    }

    /** Leaves the last state of the bar standing. */
    public void end() {
        if (drawn) {
            out.println();
            drawn = false;
        }
    }

    /** How many events a second there were since the start. */
    long perSecond(long settled) {
        return Math.round((settled - before) / Math.max(seconds(nanos.getAsLong()), 0.001));
    }

    private void tell(String line) {
        if (terminal) {
            out.print("\r" + line + "\u001b[K");
            out.flush();
            drawn = true;
        } else {
            out.println(line);
        }
    }

    private String line(long settled, OptionalDouble done, long now) {
        var counts = String.format(Locale.ROOT, "%,d %s, %,d %s/s", settled, what, perSecond(settled), what);
        if (done.isEmpty()) {
            return "  " + counts;
        }
        var part = Math.min(1, done.getAsDouble());
        var percent = String.format(Locale.ROOT, "%3.0f %%", part * 100);
        var left = left(part, now).map(time -> ", " + time + " left").orElse("");
        return terminal
                ? "  [" + bar(part) + "] " + percent + "  " + counts + left
                : "  " + percent + "  " + counts + left;
    }

    private static String bar(double part) {
        var full = (int) Math.round(part * WIDTH);
        return "#".repeat(full) + ".".repeat(WIDTH - full);
    }

    private Optional<String> left(double part, long now) {
        var own = part - doneBefore.orElse(0);
        if (own <= 0) {
            return Optional.empty();
        }
        var seconds = Math.round(seconds(now) * (1 - part) / own);
        return Optional.of(seconds < 120 ? seconds + " s" : seconds / 60 + " min");
    }

    private double seconds(long now) {
        return (now - start) / 1e9;
    }
}
