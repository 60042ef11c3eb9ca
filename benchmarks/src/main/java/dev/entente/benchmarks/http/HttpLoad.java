package dev.entente.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

import dev.entente.benchmarks.measure.Load;

/** Requests over some connections, all by the one thread that calls, for some time. */
public final class HttpLoad implements AutoCloseable {

    private static final long GRACE = TimeUnit.SECONDS.toNanos(15);
    private static final long SHORT = TimeUnit.MICROSECONDS.toNanos(100);

    private final Requests requests;
    private final Arrivals arrivals;
    private final Selector selector;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final List<Connection> all = new ArrayList<>();
    private final Histogram latency = Load.histogram();
    private final Map<String, Long> refused = new TreeMap<>();
    private long events;

    private HttpLoad(InetSocketAddress address, int connections, Requests requests, Arrivals arrivals)
            throws IOException {
        this.requests = requests;
        this.arrivals = arrivals;
        this.selector = Selector.open();
        for (var count = 0; count < connections; count++) {
            all.add(new Connection(address, selector, 8 * 1024 + requests.events() * 2 * 1024));
        }
        idle.addAll(all);
    }

    /** Puts on the load and returns when the last request is answered, at most 15 s after the time given. */
    public static Load run(
            InetSocketAddress address, int connections, Requests requests, Arrivals arrivals, Duration time) {
        try (var load = new HttpLoad(address, connections, requests, arrivals)) {
            return load.run(time);
        } catch (IOException e) {
            throw new UncheckedIOException("The load on " + address + " broke off: " + e.getMessage(), e);
        }
    }

    private Load run(Duration time) throws IOException {
        var start = System.nanoTime();
        var end = start + time.toNanos();
        for (var now = start; now < end; now = System.nanoTime()) {
            sendWhatIsDue(now);
            await(Math.min(end - now, idle.isEmpty() ? Long.MAX_VALUE : arrivals.nanosUntilNext(now)));
        }
        for (var now = end; idle.size() < all.size() && now < end + GRACE; now = System.nanoTime()) {
            await(end + GRACE - now);
        }
        if (idle.size() < all.size()) {
            refused.put("no answer in time", (long) all.size() - idle.size());
        }
        return new Load((System.nanoTime() - start) / 1e9, latency, events, refused);
    }

    private void sendWhatIsDue(long now) throws IOException {
        while (!idle.isEmpty()) {
            var due = arrivals.take(now);
            if (due == Arrivals.NONE) {
                return;
            }
            idle.remove().send(requests, due);
        }
    }

    /** A selector waits in whole milliseconds; the rest is slept in short pauses. */
    private void await(long nanos) throws IOException {
        if (nanos > 2_000_000) {
            selector.select(this::proceed, nanos / 1_000_000 - 1);
        } else if (selector.selectNow(this::proceed) == 0 && nanos > 0) {
            LockSupport.parkNanos(Math.min(nanos, SHORT));
        }
    }

    private void proceed(SelectionKey key) {
        var connection = (Connection) key.attachment();
        try {
            if (connection.proceed()) {
                note(connection);
                idle.add(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void note(Connection connection) {
        latency.recordValue(System.nanoTime() - connection.due());
        var acknowledged = requests.acknowledged(connection.answer());
        events += acknowledged;
        if (acknowledged < requests.events()) {
            refused.merge("status " + connection.answer().status(), 1L, Long::sum);
        }
    }

    @Override
    public void close() throws IOException {
        for (var connection : all) {
            connection.close();
        }
        selector.close();
    }
}
