package dev.entente.ingest.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jboss.logging.Logger;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import dev.entente.web.Problem;

/**
 * The body of a request as it comes in, read by one thread that may wait. Of what was not asked for yet a few pieces are
 * held; the rest waits in the network, and so with the sender.
 *
 * <p>Other than the framework's own stream it keeps the connection when the sender stalls, so that it can be answered,
 * and waits without holding on to a carrier of virtual threads.
 */
final class IncomingBody extends InputStream {

    private static final Logger LOG = Logger.getLogger(IncomingBody.class);

    /** In pieces of the framework's size, 8 KiB unless configured otherwise. */
    private static final int AHEAD = 16;

    private static final Duration LINGER = Duration.ofSeconds(2);

    private final HttpServerRequest request;
    private final Duration patience;
    private final OpenBodies open;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Queue<Buffer> arrived = new ArrayDeque<>();
    private boolean ended;
    private Problem broken;
    private boolean closed;
    private boolean continued;
    private Buffer current = Buffer.buffer();
    private int at;
    private int taken; // since more was fetched

    private IncomingBody(HttpServerRequest request, Duration patience, OpenBodies open) {
        this.request = request;
        this.patience = patience;
        this.open = open;
    }

    /**
     * Begins to read.
     *
     * @param request still paused
     * @param patience how long to wait for the next piece
     * @param open where it is listed until it is closed
     */
    static IncomingBody of(HttpServerRequest request, Duration patience, OpenBodies open) {
        var body = new IncomingBody(request, patience, open);
        open.add(body);
        if (request.isEnded()) {
            body.ended = true;
        } else {
            body.listen();
        }
        return body;
    }

    private void listen() {
        request.pause();
        request.handler(piece -> tell(() -> arrive(piece)));
        request.endHandler(none -> tell(() -> ended = true));
        request.exceptionHandler(failure -> breakOff(BrokenBody.endedEarly()));
        FramingErrors.tell(request, this);
        fetch(AHEAD);
    }

    private void fetch(int pieces) {
        try {
            request.fetch(pieces);
        } catch (IllegalStateException ended) {
            // by HTTP/2 there is nothing more to fetch once all has come, and it may have come just now
            LOG.tracef("All of a body has come: %s", ended.getMessage());
        }
    }

    private void arrive(Buffer piece) {
        if (!closed) {
            arrived.add(piece);
        }
    }

    private void tell(Runnable what) {
        lock.lock();
        try {
            what.run();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the reading, now or at the next attempt, for that reason. */
    void breakOff(Problem reason) {
        tell(() -> broken = broken == null ? reason : broken);
    }

    /** Fails where reading was broken off. */
    void check() throws BrokenBody {
        lock.lock();
        try {
            if (broken != null) {
                throw new BrokenBody(broken);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == current.length()) {
            if (!next()) {
                return -1;
            }
        }
        var copied = Math.min(length, current.length() - at);
        current.getBytes(at, at + copied, bytes, offset);
        at += copied;
        return copied;
    }

    /** Whether there is a next piece; it may be empty. */
    private boolean next() throws IOException {
        lock.lock();
        try {
            awaitNews();
            if (broken != null) {
                throw new BrokenBody(broken);
            }
            if (arrived.isEmpty()) {
                return false;
            }
            current = arrived.remove();
            at = 0;
        } finally {
            lock.unlock();
        }
        fetchSome();
        return true;
    }

    /** In place of what was taken, but not each piece by itself: asking for more wakes the thread of the connection. */
    private void fetchSome() {
        taken++;
        if (taken == AHEAD / 2) {
            fetch(taken);
            taken = 0;
        }
    }

    private void awaitNews() throws InterruptedIOException {
        var left = patience.toNanos();
        try {
            while (arrived.isEmpty() && !ended && broken == null) {
                askToGoOn();
                if (left <= 0) {
                    broken = stalled();
                } else {
                    left = news.awaitNanos(left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the body");
        }
    }

    /** A sender that waits to be asked ({@code Expect: 100-continue}) is asked once there is somebody who reads. */
    private void askToGoOn() {
        if (!continued
                && HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(
                        String.valueOf(request.getHeader(HttpHeaders.EXPECT)))) {
            request.response().writeContinue();
        }
        continued = true;
    }

    private Problem stalled() {
        return Problem.of(
                408,
                "too-slow",
                "Too slow",
                "Nothing more of the body came for %d s. Send it again, without pauses."
                        .formatted(TimeUnit.NANOSECONDS.toSeconds(patience.toNanos())));
    }

    /** Drops what still comes: a sender that only listens once it has sent all is not left hanging. */
    @Override
    public void close() {
        tell(() -> {
            closed = true;
            arrived.clear();
        });
        open.remove(this);
        fetch(Integer.MAX_VALUE);
    }

    /** Waits until the sender has ended, for a few seconds. */
    void awaitEnd() {
        lock.lock();
        try {
            var left = LINGER.toNanos();
            while (!ended && left > 0) {
                left = news.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
