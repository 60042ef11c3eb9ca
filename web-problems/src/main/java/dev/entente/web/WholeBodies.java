package dev.entente.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads bodies before a worker is taken, as they come, so that a sender who is slow keeps nobody waiting. Only where
 * {@code entente.http.body-time} is set; elsewhere resources read bodies themselves. So they do by HTTP/2, by which the framework
 * takes no request that has been read: a service that sets the time switches HTTP/2 off.
 */
@ApplicationScoped
class WholeBodies {

    private final Optional<Duration> time;
    private final long largest;
    private final long room;
    private final AtomicLong held = new AtomicLong();

    @Inject
    WholeBodies(
            @ConfigProperty(name = "entente.http.body-time") Optional<Duration> time,
            @ConfigProperty(name = "entente.http.max-body-memory", defaultValue = "32M") MemorySize room,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K") MemorySize largest) {
        this.time = time;
        this.room = room.asLongValue();
        this.largest = largest.asLongValue();
    }

    void install(@Observes Router router) {
        time.ifPresent(
                within -> router.route().order(RouterProblems.ORDER + 1).handler(context -> read(context, within)));
    }

    private void read(RoutingContext context, Duration within) {
        if (context.request().isEnded() || context.request().version() == HttpVersion.HTTP_2) {
            context.next();
        } else {
            new WholeBody(context, this, within).read();
        }
    }

    long largest() {
        return largest;
    }

    /**
     * Takes room for some bytes more.
     *
     * @return whether there was room; it is taken in any case
     */
    boolean take(long bytes) {
        return held.addAndGet(bytes) <= room;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    /** How many bytes of bodies have come and are not handed on yet. */
    long held() {
        return held.get();
    }
}
