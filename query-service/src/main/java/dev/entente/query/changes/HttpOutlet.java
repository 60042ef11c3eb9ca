package dev.entente.query.changes;

import jakarta.ws.rs.container.AsyncResponse;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

import dev.entente.events.Position;
import dev.entente.query.web.Answers;
import dev.entente.web.Problem;

/** A connection on which events are sent, on the event loop of the connection. */
final class HttpOutlet implements Outlet {

    private static final int MOST_UNREAD = 64 * 1024;
    private static final long CANCELLED = 0x8;

    private final HttpServerResponse wire;
    private final AsyncResponse answer;
    private final String client;
    private final Context loop = Vertx.currentContext();

    /** To be made on the event loop of the connection. */
    HttpOutlet(HttpServerResponse wire, AsyncResponse answer, String client) {
        this.wire = wire;
        this.client = client;
        this.answer = answer;
        wire.setWriteQueueMaxSize(MOST_UNREAD);
    }

    /** Where it leads. */
    String client() {
        return client;
    }

    void onGone(Runnable work) {
        wire.closeHandler(closed -> work.run());
        wire.exceptionHandler(failed -> work.run());
    }

    void onRoom(Runnable work) {
        wire.drainHandler(drained -> work.run());
    }

    @Override
    public void run(Runnable work) {
        loop.runOnContext(now -> work.run());
    }

    @Override
    public void open(Position position) {
        wire.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader("X-Accel-Buffering", "no")
                .putHeader(Answers.POSITION, position.token());
    }

    @Override
    public void refuse(Problem problem) {
        answer.resume(problem);
    }

    @Override
    public boolean isFull() {
        return wire.writeQueueFull();
    }

    @Override
    public void write(Buffer frames) {
        if (!wire.closed()) {
            wire.write(frames);
        }
    }

    @Override
    public void end() {
        if (!wire.closed()) {
            wire.end();
        }
    }

    @Override
    public void cut() {
        wire.reset(CANCELLED);
    }
}
