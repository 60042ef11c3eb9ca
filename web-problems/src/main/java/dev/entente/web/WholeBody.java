package dev.entente.web;

import java.time.Duration;

import org.jboss.logging.Logger;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/** A body that comes in. All of it happens on the event loop of its connection. */
final class WholeBody {

    private static final Logger LOG = Logger.getLogger(WholeBody.class);

    /** How long a sender that was refused may go on: what arrives at a closed connection would take the answer with it. */
    private static final long LINGER_MILLIS = 5_000;

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final WholeBodies bodies;
    private final Duration within;
    private final Buffer body = Buffer.buffer();
    private long timer;
    private boolean over;

    WholeBody(RoutingContext context, WholeBodies bodies, Duration within) {
        this.context = context;
        this.request = context.request();
        this.bodies = bodies;
        this.within = within;
    }

    void read() {
        timer = context.vertx().setTimer(within.toMillis(), none -> refuse(Refusals.tooSlow(within)));
        request.handler(this::arrive);
        request.endHandler(none -> end());
        request.exceptionHandler(this::breakOff);
        if (HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(String.valueOf(request.getHeader(HttpHeaders.EXPECT)))) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private void arrive(Buffer piece) {
        if (over) {
            return;
        }
        if (body.length() + piece.length() > bodies.largest()) {
            refuse(Refusals.tooLarge(bodies.largest()));
            return;
        }
        body.appendBuffer(piece);
        if (!bodies.take(piece.length())) {
            refuse(Refusals.noRoom());
        }
    }

    private void end() {
        if (finish()) {
            ((RoutingContextInternal) context).setBody(body);
            context.next();
        }
    }

    /** Nobody is there to be answered. */
    private void breakOff(Throwable cause) {
        if (finish()) {
            LOG.debugf("A body ended early: %s", cause.getMessage());
        }
    }

    private void refuse(Problem problem) {
        if (finish()) {
            var linger = context.vertx()
                    .setTimer(LINGER_MILLIS, none -> request.connection().close());
            request.endHandler(none -> context.vertx().cancelTimer(linger));
            context.fail(problem.status(), problem);
        }
    }

    /** Whether it was not over yet. */
    private boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        context.vertx().cancelTimer(timer);
        bodies.giveBack(body.length());
        return true;
    }
}
