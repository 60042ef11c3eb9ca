package dev.entente.query.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import io.quarkus.arc.ClientProxy;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.http.HttpServerResponse;

import dev.entente.query.QueryConfig;
import dev.entente.web.Problem;

/**
 * The answers of any length that are being written. Each holds a connection to the database for as long as its client
 * reads, so there are only as many as leave connections for all other questions, and who reads nothing
 * for long, or next to nothing, is cut.
 */
@ApplicationScoped
public class Streams {

    private static final long CANCELLED = 0x8;
    private static final int AT_ONCE = 64 * 1024;
    private static final long SECOND = 1_000_000_000;

    /** Something that may wait for a client. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    private final Semaphore room;
    private final long patience;
    private final long leastRate;
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();

    Streams(QueryConfig config) {
        this.room = new Semaphore(config.streams().atOnce());
        this.patience = config.streams().patience().toNanos();
        this.leastRate = config.streams().leastRate();
    }

    /** An answer that is being written. */
    final class Stream extends FilterOutputStream {

        private final HttpServerResponse wire;
        private volatile long began = System.nanoTime();
        private volatile boolean writing;
        private volatile long debt;

        private Stream(OutputStream out, HttpServerResponse wire) {
            super(out);
            this.wire = ClientProxy.unwrap(wire); // whoever cuts does so outside the request
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (var at = 0; at < length; at += AT_ONCE) {
                var begin = from + at;
                var some = Math.min(AT_ONCE, length - at);
                waiting(some, () -> out.write(bytes, begin, some));
            }
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void flush() throws IOException {
            waiting(0, out::flush);
        }

        private void waiting(long bytes, Writing work) throws IOException {
            if (wire.closed()) {
                throw new IOException("the client has left"); // what is written to who is gone just vanishes
            }
            began = System.nanoTime();
            writing = true;
            try {
                work.write();
            } finally {
                writing = false;
                debt = Math.max(0, owed() - bytes * SECOND / leastRate);
            }
        }

        /** How much longer than it may take for what it took it was waited for the client, in nanoseconds. */
        private long owed() {
            return debt + System.nanoTime() - began;
        }

        private boolean isStalled() {
            return writing && owed() > patience;
        }

        /** Makes room for another one. */
        @Override
        public void close() {
            if (open.remove(this)) {
                room.release();
            }
        }
    }

    /**
     * Begins an answer.
     *
     * @throws Problem 503 if there is no room
     */
    Stream begin(OutputStream out, HttpServerResponse wire) {
        if (!room.tryAcquire()) {
            throw Problem.of(
                            503,
                            "too-many-streams",
                            "Too many streams",
                            "As many whole collections as this replica can serve at once are being read."
                                    + " Try again later, or read page by page.")
                    .header(HttpHeaders.RETRY_AFTER, 5);
        }
        var stream = new Stream(out, wire);
        open.add(stream);
        return stream;
    }

    /** Ends what is written to clients that have read nothing for long, or next to nothing. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void cutStalled() {
        open.stream().filter(Stream::isStalled).forEach(stream -> stream.wire.reset(CANCELLED));
    }
}
