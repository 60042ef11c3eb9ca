package dev.entente.ingest.gdelt.feed;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.entente.events.schema.InvalidEvent;
import dev.entente.ingest.IngestConfig;
import dev.entente.ingest.gdelt.Destination.Taken;
import dev.entente.ingest.gdelt.Export;
import dev.entente.ingest.gdelt.Import;
import dev.entente.ingest.gdelt.Limits;
import dev.entente.ingest.gdelt.Outcome;
import dev.entente.ingest.log.Bookmarks;
import dev.entente.ingest.log.EventLog;
import dev.entente.ingest.validation.Validation;

/** Follows GDELT where that is switched on: the same way for events as any, but in the service's own name. */
@ApplicationScoped
class Feed {

    private static final Logger LOG = Logger.getLogger(Feed.class);

    private static final String BOOKMARK = "gdelt";
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final int LOOK_SECONDS = 5;

    private final IngestConfig config;
    private final Validation validation;
    private final EventLog log;
    private final Bookmarks bookmarks;
    private final MeterRegistry metrics;
    private final Clock clock = Clock.systemUTC();
    private volatile Optional<Follower> follower = Optional.empty();
    private volatile Optional<ScheduledExecutorService> rounds = Optional.empty();

    Feed(IngestConfig config, Validation validation, EventLog log, Bookmarks bookmarks, MeterRegistry metrics) {
        this.config = config;
        this.validation = validation;
        this.log = log;
        this.bookmarks = bookmarks;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent start) {
        var settings = config.gdelt().feed();
        if (!settings.enabled()) {
            return;
        }
        LOG.infof("Follows GDELT at %s every %s, as %s", settings.base(), settings.every(), settings.source());
        var following = follower(settings);
        follower = Optional.of(following);
        Gauge.builder("entente.gdelt.newest.row.age", following, this::age)
                .description("How long ago the rows of the newest imported file were added by GDELT")
                .baseUnit("seconds")
                .register(metrics);
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("follows GDELT").factory());
        var unused = thread.scheduleWithFixedDelay(() -> tick(following), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        rounds = Optional.of(thread);
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.ifPresent(ScheduledExecutorService::shutdownNow);
    }

    /** How following goes; nothing where it is switched off. */
    Optional<Progress> progress() {
        return follower.map(Follower::progress);
    }

    Instant now() {
        return clock.instant();
    }

    private Follower follower(IngestConfig.Feed settings) {
        var most = settings.maxFileSize().asLongValue();
        return new Follower(
                new FeedClient(settings.base(), most, settings.timeout()),
                new KeptPlace(),
                zip -> importZip(zip, settings.source()),
                this::saw,
                new Follower.Rhythm(settings.every(), FIRST_RETRY, settings.catchUp()),
                clock);
    }

    private void saw(String outcome) {
        metrics.counter("entente.gdelt.files", "outcome", outcome).increment();
    }

    /** A failure that nobody foresaw must not end the thread: it is told, and the next round comes. */
    private static void tick(Follower following) {
        try {
            following.tick();
        } catch (RuntimeException e) {
            LOG.error("A round of following GDELT failed; the next one is tried", e);
        }
    }

    private double age(Follower following) {
        return following
                .progress()
                .newest()
                .map(added -> (double) Duration.between(added, clock.instant()).toSeconds())
                .orElse(Double.NaN);
    }

    private Outcome importZip(byte[] zip, String source) {
        var gdelt = config.gdelt();
        var limits = new Limits(
                gdelt.maxRows(),
                (int) gdelt.maxRowSize().asLongValue(),
                gdelt.maxSize().asLongValue());
        return Import.run(
                Export.ofZip(new ByteArrayInputStream(zip), limits), source, this::take, config.streamWindow());
    }

    private CompletableFuture<Taken> take(ObjectNode event) {
        try {
            return log.appendPatiently(validation.check(event))
                    .<Taken>thenApply(position -> new Taken.Accepted())
                    .exceptionally(failure -> new Taken.Unavailable(failure.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.completedFuture(new Taken.Unavailable("It was interrupted."));
        } catch (InvalidEvent e) {
            return CompletableFuture.completedFuture(new Taken.Refused(e.getMessage()));
        }
    }

    /** The place in Kafka, as the time in a file's name. */
    private final class KeptPlace implements Place {

        @Override
        public Optional<Instant> read() {
            return bookmarks.read(BOOKMARK).flatMap(ExportFile::instant);
        }

        @Override
        public void write(Instant added) {
            bookmarks.write(BOOKMARK, ExportFile.stamp(added));
        }
    }
}
