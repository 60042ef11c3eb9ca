package dev.entente.query.changes;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

import dev.entente.events.Position;
import dev.entente.query.QueryConfig;
import dev.entente.query.ledger.Arrivals;
import dev.entente.query.ledger.Ledger;

/** The feed of this process: woken by its projection, and ended before the service stops. */
@ApplicationScoped
class Changes {

    private final Feed feed;
    private final Arrivals arrivals;
    private final Vertx vertx;
    private final long beatMillis;

    Changes(Ledger ledger, Arrivals arrivals, QueryConfig config, Clock clock, Vertx vertx, MeterRegistry metrics) {
        this.feed = new Feed(ledger, config.changes(), clock);
        this.arrivals = arrivals;
        this.vertx = vertx;
        this.beatMillis = config.changes().beatEvery().toMillis();
        metrics.gauge("entente.changes.listeners", feed, Feed::size);
    }

    void start(@Observes StartupEvent start) {
        arrivals.onArrival(feed::arrived);
        vertx.setPeriodic(beatMillis, timer -> feed.beat());
    }

    void stop(@Observes ShutdownDelayInitiatedEvent stop) {
        feed.stop();
    }

    void stopped(@Observes ShutdownEvent stop) {
        feed.stop();
    }

    /** Lets a connection listen. */
    void listen(HttpOutlet outlet, WantedChanges wanted, Optional<Mark> from, Position atLeast) {
        var listener = new Listener(outlet, wanted, outlet.client());
        outlet.onGone(listener::leave);
        outlet.onRoom(listener::drained);
        feed.listen(listener, from, atLeast);
    }
}
