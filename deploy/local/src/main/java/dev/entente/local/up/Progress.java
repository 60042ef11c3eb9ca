package dev.entente.local.up;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells a person what goes on: a line when something is done, and one every few seconds of what is not done yet; less often the
 * longer that takes.
 */
final class Progress {
    private static final Duration REMINDER = Duration.ofSeconds(5);

    /** After an hour it reminds every three minutes. */
    private static final int SELDOM = 20;

    private final PrintStream out;
    private final long reminder;
    private final List<Supplier<String>> underWay = new ArrayList<>();
    private long begun;
    private long lastSaid = System.nanoTime();

    Progress(PrintStream out) {
        this(out, REMINDER);
    }

    Progress(PrintStream out, Duration reminder) {
        this.out = out;
        this.reminder = reminder.toNanos();
    }

    synchronized void say(String line) {
        out.println(line);
        lastSaid = System.nanoTime();
    }

    /**
     * Does the work, saying in the end what came of it and how long it took.
     *
     * @param doing what is not done yet, asked for whenever it is told
     */
    void during(Supplier<String> doing, Supplier<String> done, Runnable work) {
        long start = System.nanoTime();
        begin(doing);
        try {
            work.run();
        } finally {
            end(doing);
        }
        say("  %s (%.1f s)".formatted(done.get(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 1000.0));
    }

    private synchronized void begin(Supplier<String> doing) {
        underWay.add(doing);
        if (underWay.size() == 1) {
            begun = System.nanoTime();
            lastSaid = begun;
            Thread.ofVirtual().start(this::remind);
        }
    }

    private synchronized void end(Supplier<String> doing) {
        underWay.remove(doing);
    }

    private void remind() {
        while (remindOnce()) {
            LockSupport.parkNanos(reminder / 10);
        }
    }

    private synchronized boolean remindOnce() {
        long now = System.nanoTime();
        if (!underWay.isEmpty() && now - lastSaid > Math.max(reminder, (now - begun) / SELDOM)) {
            String doing = underWay.stream().map(Supplier::get).sorted().collect(Collectors.joining(", "));
            say("  … %s (%d s)".formatted(doing, TimeUnit.NANOSECONDS.toSeconds(now - begun)));
        }
        return !underWay.isEmpty();
    }
}
