package dev.entente.imports.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The lines of an answer that comes while it is being worked on. A peer that is gone without a word would be waited for
 * without end: after a time in which no line came, reading fails.
 */
final class Silence implements AutoCloseable {

    private final InputStream body;
    private final BufferedReader lines;
    private final long longest;
    private final Thread watch;
    private volatile long heard = System.nanoTime();
    private volatile boolean broken;

    Silence(InputStream body, Duration longest) {
        this.body = body;
        this.longest = longest.toNanos();
        this.lines = new BufferedReader(new InputStreamReader(body, UTF_8));
        this.watch = Thread.ofVirtual().name("watches an answer").start(this::watch);
    }

    /**
     * The next line; nothing at the end.
     *
     * @throws UncheckedIOException where the connection breaks, or nothing came for too long
     */
    Optional<String> next() {
        try {
            var line = lines.readLine();
            heard = System.nanoTime();
            if (broken) {
                throw tooLong();
            }
            return Optional.ofNullable(line);
        } catch (IOException e) {
            throw new UncheckedIOException(broken ? tooLong() : e);
        }
    }

    private IOException tooLong() {
        return new IOException("nothing came for %d s".formatted(TimeUnit.NANOSECONDS.toSeconds(longest)));
    }

    /** All that is left. */
    String rest() {
        var text = new StringBuilder();
        for (var line = next(); line.isPresent(); line = next()) {
            text.append(line.get()).append('\n');
        }
        return text.toString();
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            var left = heard + longest - System.nanoTime();
            if (left <= 0) {
                broken = true;
                closeBody();
                return;
            }
            LockSupport.parkNanos(left);
        }
    }

    private void closeBody() {
        try {
            body.close(); // not the reader, which is locked by who waits for a line
        } catch (IOException e) {
            broken = true; // who reads is told the same
        }
    }

    @Override
    public void close() {
        watch.interrupt();
        closeBody();
    }
}
