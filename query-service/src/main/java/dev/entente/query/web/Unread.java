package dev.entente.query.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.entente.query.QueryConfig;

/**
 * Answers that are there, and that their clients have not read. All together take so much memory: while they take more, nobody
 * is answered but 503, a connection gets its next answer when the one before is nearly read, and who reads too slowly is cut;
 * sooner where room is scarce.
 */
@ApplicationScoped
class Unread {

    private static final int FIRST = -200_000;
    private static final String LOAD = Load.class.getName();
    private static final long SMALL = 8 * 1024;
    private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(10);

    private final Room room;
    private final DistributionSummary takings;
    private final long leastRate;
    private final Duration patience;
    private final Map<ConnectionBase, Taking> waiting = new ConcurrentHashMap<>();

    Unread(QueryConfig config, MeterRegistry metrics) {
        this.room = new Room(config.answers().memory().asLongValue());
        this.leastRate = config.streams().leastRate();
        this.patience = config.streams().patience();
        this.takings = metrics.summary("entente.answers.taken.bytes");
        metrics.gauge("entente.answers.held.bytes", room, held -> held.taken() * 1024.0);
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::admit);
    }

    /** What the request takes; nothing where it came another way. */
    static Load of(RoutingContext context) {
        return context.get(LOAD);
    }

    private void admit(RoutingContext context) {
        if (room.isFull() && !context.normalizedPath().startsWith("/q/")) {
            context.fail(Load.noRoom());
            return;
        }
        if (Unread.of(context) == null) {
            context.put(LOAD, new Load(room, takings));
        }
        context.addEndHandler(end -> answered(context));
        if (context.response().writeQueueFull()) {
            context.response().drainHandler(drained -> {
                context.response().drainHandler(null);
                context.next();
            });
        } else {
            context.next();
        }
    }

    private void answered(RoutingContext context) {
        var load = Unread.of(context);
        if (!load.isAnsweredNow()) {
            return;
        }
        if (context.response().bytesWritten() < SMALL
                || !(context.request().connection() instanceof ConnectionBase connection)) {
            load.release();
            return;
        }
        connection.channel().eventLoop().execute(() -> {
            hold(connection);
            load.release();
        });
    }

    /** Holds what the connection has not sent until it has. An empty buffer is done when all before it is. */
    private void hold(ConnectionBase connection) {
        var left = left(connection);
        if (left == 0) {
            return;
        }
        var kib = Room.kib(left);
        room.fill(kib);
        var taking = new Taking(leastRate, left, System.nanoTime());
        waiting.put(connection, taking);
        connection.channelHandlerContext().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> {
            room.release(kib);
            waiting.remove(connection, taking);
        });
    }

    private static long left(ConnectionBase connection) {
        var out = connection.channel().unsafe().outboundBuffer();
        return out == null ? 0 : out.totalPendingWriteBytes();
    }

    /** Cuts who reads too slowly. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void cutSlow() {
        var time = room.isScarce() && patience.compareTo(LITTLE_PATIENCE) > 0 ? LITTLE_PATIENCE : patience;
        waiting.forEach((connection, taking) -> {
            if (taking.isTooSlow(left(connection), System.nanoTime(), time)) {
                connection.close();
            }
        });
    }
}
