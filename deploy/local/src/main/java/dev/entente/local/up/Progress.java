package dev.entente.local.up;

import java.io.PrintStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Tells a person what goes on: a line when something is done, and one every few seconds of what is not done yet. */
final class Progress {
    private static final long REMINDER = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private final Set<String> underWay = new TreeSet<>();
    private long lastSaid = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.println(line);
        lastSaid = System.nanoTime();
    }

    /** Does the work, saying in the end what came of it and how long it took. */
    void during(String doing, Supplier<String> done, Runnable work) {
        long start = System.nanoTime();
        begin(doing);
        try {
            work.run();
        } finally {
            end(doing);
        }
        say("  %s (%.1f s)".formatted(done.get(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 1000.0));
    }

    private synchronized void begin(String doing) {
        underWay.add(doing);
        if (underWay.size() == 1) {
            lastSaid = System.nanoTime();
            Thread.ofVirtual().start(this::remind);
        }
    }

    private synchronized void end(String doing) {
        underWay.remove(doing);
    }

    private void remind() {
        while (remindOnce()) {
            LockSupport.parkNanos(REMINDER / 10);
        }
    }

    private synchronized boolean remindOnce() {
        if (!underWay.isEmpty() && System.nanoTime() - lastSaid > REMINDER) {
            say("  … " + String.join(", ", underWay));
        }
        return !underWay.isEmpty();
    }
}
