package dev.entente.ingest.gdelt.feed;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.entente.ingest.IngestConfig;
import dev.entente.ingest.access.Writer;
import dev.entente.ingest.gdelt.Export;
import dev.entente.ingest.gdelt.Import;
import dev.entente.ingest.gdelt.Imported;
import dev.entente.ingest.gdelt.Limits;
import dev.entente.ingest.log.Bookmarks;
import dev.entente.ingest.passage.Mode;
import dev.entente.ingest.passage.Passage;
import dev.entente.ingest.trace.Trace;

/** Follows GDELT where that is switched on: the same way for events as any, but in the service's own name. */
@ApplicationScoped
class Feed {

    private static final Logger LOG = Logger.getLogger(Feed.class);

    private static final String BOOKMARK = "gdelt";
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final int LOOK_SECONDS = 5;

    private final IngestConfig config;
    private final Passage passage;
    private final Bookmarks bookmarks;
    private final MeterRegistry metrics;
    private final Clock clock = Clock.systemUTC();
    private volatile Optional<Follower> follower = Optional.empty();
    private volatile Optional<ScheduledExecutorService> rounds = Optional.empty();

    Feed(IngestConfig config, Passage passage, Bookmarks bookmarks, MeterRegistry metrics) {
        this.config = config;
        this.passage = passage;
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
        var unused = thread.scheduleWithFixedDelay(following::tick, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
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

    private double age(Follower following) {
        return following
                .progress()
                .newest()
                .map(added -> (double) Duration.between(added, clock.instant()).toSeconds())
                .orElse(Double.NaN);
    }

    private Imported importZip(byte[] zip, String source) {
        var terms = new Passage.Terms(Writer.as(source), Mode.FEED, false, Trace.NONE);
        return Import.run(
                Export.ofZip(new ByteArrayInputStream(zip), Limits.of(config.gdelt())),
                source,
                event -> passage.patiently(event, terms),
                config.streamWindow());
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
