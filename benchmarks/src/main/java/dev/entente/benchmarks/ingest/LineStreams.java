package dev.entente.benchmarks.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

import dev.entente.benchmarks.measure.Load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Streams of NDJSON without a known end: of each, a bounded number of lines waits for its results. Where a rate is given,
 * the latency of a line counts from when it was due.
 */
final class LineStreams {

    static final double AS_FAST_AS_IT_GOES = Double.POSITIVE_INFINITY;

    private static final int WINDOW = 1024;
    private static final int LINES_A_CHUNK = 32;

    private final Target target;
    private final double interval; // nanoseconds between the chunks of a stream
    private final Map<String, Long> refused = new HashMap<>();
    private final Histogram latency = Load.histogram();
    private long accepted;

    private LineStreams(Target target, double interval) {
        this.target = target;
        this.interval = interval;
    }

    /** Keeps the streams going for the time given, and returns when the last line is answered. */
    static Load run(Target target, List<SampleEvents> samples, Duration time, double linesPerSecond) {
        return new LineStreams(target, LINES_A_CHUNK * 1e9 * samples.size() / linesPerSecond).run(samples, time);
    }

    private Load run(List<SampleEvents> samples, Duration time) {
        var start = System.nanoTime();
        var streams = new ArrayList<Callable<Void>>();
        for (var index = 0; index < samples.size(); index++) {
            var sample = samples.get(index);
            var head = target.heads("application/x-ndjson", "Transfer-Encoding: chunked")
                    .get(index % target.tokens().size());
            streams.add(() -> stream(head, sample, start + time.toNanos()));
        }
        try (var threads = Executors.newFixedThreadPool(streams.size())) {
            for (var ended : threads.invokeAll(streams)) {
                ended.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "a stream broke off: " + e.getCause().getMessage(), e.getCause());
        }
        return new Load((System.nanoTime() - start) / 1e9, latency, accepted, refused);
    }

    private Void stream(byte[] head, SampleEvents sample, long end) throws IOException, InterruptedException {
        try (var socket =
                new Socket(target.address().getAddress(), target.address().getPort())) {
            var window = new Semaphore(WINDOW);
            var sent = new AtomicLongArray(WINDOW);
            var reader = Thread.ofPlatform().start(() -> read(socket, window, sent));
            var out = socket.getOutputStream();
            out.write(head);
            var due = System.nanoTime();
            for (var line = 0L; due < end && reader.isAlive(); line += LINES_A_CHUNK) {
                await(due);
                window.acquire(LINES_A_CHUNK);
                for (var index = line; index < line + LINES_A_CHUNK; index++) {
                    sent.set((int) (index % WINDOW), interval > 0 ? due : System.nanoTime());
                }
                writeLines(out, sample);
                due = interval > 0 ? due + Math.round(interval) : System.nanoTime();
            }
            out.write("0\r\n\r\n".getBytes(US_ASCII));
            reader.join();
        }
        return null;
    }

    private static void await(long due) {
        for (var rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }

    private static void writeLines(OutputStream out, SampleEvents sample) throws IOException {
        var bytes = LINES_A_CHUNK * (sample.bytes() + 1);
        var chunk = ByteBuffer.allocate(bytes + 16);
        chunk.put((Integer.toHexString(bytes) + "\r\n").getBytes(US_ASCII));
        for (var line = 0; line < LINES_A_CHUNK; line++) {
            sample.next(chunk);
            chunk.put((byte) '\n');
        }
        chunk.put((byte) '\r').put((byte) '\n');
        out.write(chunk.array(), 0, chunk.position());
    }

    /** Results come in the order of the lines; the summary last. */
    private void read(Socket socket, Semaphore window, AtomicLongArray sent) {
        var mine = Load.histogram();
        var others = new HashMap<String, Long>();
        var good = 0L;
        try {
            var lines = new ResultLines(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
            for (var line = lines.next(); !line.isEmpty(); line = lines.next()) {
                if (line.startsWith("{\"status\":")) {
                    mine.recordValue(System.nanoTime() - sent.get((int) (mine.getTotalCount() % WINDOW)));
                    window.release();
                    good += line.startsWith("{\"status\":202") ? 1 : 0;
                    if (!line.startsWith("{\"status\":202")) {
                        others.merge("status " + line.substring(10, 13), 1L, Long::sum);
                    }
                } else if (!line.startsWith("{\"summary\":{\"accepted\":" + good + ",")) {
                    others.merge("a summary that says otherwise: " + line, 1L, Long::sum);
                }
            }
        } catch (IOException e) {
            others.merge("broken off: " + e.getMessage(), 1L, Long::sum);
        } finally {
            window.release(WINDOW); // nobody waits for results that will not come
        }
        add(mine, others, good);
    }

    private synchronized void add(Histogram mine, Map<String, Long> others, long good) {
        latency.add(mine);
        accepted += good;
        others.forEach((what, count) -> refused.merge(what, count, Long::sum));
    }

    /** The lines of a chunked body. */
    private static final class ResultLines {

        private final InputStream in;
        private int left; // of the chunk

        /** Reads the head of the answer at once. */
        ResultLines(InputStream in) throws IOException {
            this.in = in;
            var status = headLine();
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IOException(status);
            }
            while (!headLine().isEmpty()) {
                // the other headers say nothing new
            }
        }

        /** The next line; empty at the end. */
        String next() throws IOException {
            var line = new StringBuilder(160);
            for (var c = content(); c >= 0 && c != '\n'; c = content()) {
                line.append((char) c);
            }
            return line.toString();
        }

        private int content() throws IOException {
            if (left == 0) {
                left = Integer.parseInt(headLine(), 16);
                if (left == 0) {
                    return -1;
                }
                left += 2;
            }
            left--;
            var c = in.read();
            if (left == 2) {
                left = in.read() == '\r' && in.read() == '\n' ? 0 : left;
            }
            return c;
        }

        private String headLine() throws IOException {
            var line = new java.io.ByteArrayOutputStream();
            for (var c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the answer ended too early");
                }
                if (c != '\r') {
                    line.write(c);
                }
            }
            return line.toString(UTF_8);
        }
    }
}
