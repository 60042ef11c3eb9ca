package dev.entente.ingest.body;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

import dev.entente.web.Problem;

/**
 * Keeps a connection on which chunks are not framed as HTTP/1.1 wants it, so that the request can be answered. Without it
 * the connection would be closed without a word. Nothing more is read from it, and it is closed a little later.
 */
final class FramingErrors extends ChannelInboundHandlerAdapter {

    private static final String NAME = "framing errors";

    /** The framework's own handler, before which this one stands. */
    private static final String BEFORE = "handler";

    private Optional<Problem> failure = Optional.empty();
    private Optional<IncomingBody> body = Optional.empty();

    private FramingErrors() {}

    /** Begins to watch the connection of a request; to be called before the body can have come. */
    static void watch(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_1_1 && request.connection() instanceof ConnectionBase connection) {
            var pipeline = connection.channel().pipeline();
            if (pipeline.get(BEFORE) != null && pipeline.get(NAME) == null) {
                pipeline.addBefore(BEFORE, NAME, new FramingErrors());
            }
        }
    }

    /** Whose body comes on the connection now: it is broken off where the framing is, or was, wrong. */
    static void tell(HttpServerRequest request, IncomingBody body) {
        if (request.connection() instanceof ConnectionBase connection
                && connection.channel().pipeline().get(NAME) instanceof FramingErrors errors) {
            errors.tell(body);
        }
    }

    private synchronized void tell(IncomingBody current) {
        body = Optional.of(current);
        failure.ifPresent(current::breakOff);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
            ReferenceCountUtil.release(content);
            fail(content.decoderResult().cause());
            var unused = context.executor().schedule(() -> end(context), Lingering.MILLIS, TimeUnit.MILLISECONDS);
        } else {
            super.channelRead(context, message);
        }
    }

    private static void end(ChannelHandlerContext context) {
        var unused = context.close();
    }

    private synchronized void fail(Throwable cause) {
        var problem = Problem.unreadable(
                "The body is not framed as HTTP wants it (" + cause.getMessage() + "). Send it again.");
        failure = Optional.of(problem);
        body.ifPresent(current -> current.breakOff(problem));
    }
}
