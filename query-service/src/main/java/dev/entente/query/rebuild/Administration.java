package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

import dev.entente.ledger.LogReaders;

/** Lets this replica look after rebuilds: at its start, every moment, and at once when one is asked for here. */
@ApplicationScoped
public class Administration {

    private static final Logger LOG = Logger.getLogger(Administration.class);

    private final DataSource database;
    private final RebuildKeeper keeper;
    private final Verification verification;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("rebuild").daemon().factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private boolean started;
    private volatile Optional<Rebuild> latest = Optional.empty();

    Administration(DataSource database, LogReaders readers, Clock clock, MeterRegistry metrics) {
        this.database = database;
        gauge(metrics, "entente.rebuild.running", rebuild -> rebuild.isRunning() ? 1 : 0);
        gauge(metrics, "entente.rebuild.percent", Rebuild::percent);
        gauge(metrics, "entente.rebuild.events.per.second", rebuild -> rebuild.eventsPerSecond(clock.instant()));
        gauge(metrics, "entente.rebuild.differences", Rebuild::differences);
        this.keeper = new RebuildKeeper(database, () -> readers.open("rebuild"), clock);
        this.verification = new Verification(database, () -> readers.open("verify"), clock);
    }

    /** Of the latest rebuild, whichever replica runs it; not a number if there never was one. */
    private void gauge(MeterRegistry metrics, String name, ToDoubleFunction<Rebuild> value) {
        metrics.gauge(name, this, own -> own.latest.map(value::applyAsDouble).orElse(Double.NaN));
    }

    public Verification verification() {
        return verification;
    }

    /** Lets a verification run while nobody waits for it; its row tells of it. */
    public void later(Verification.Run run) {
        Thread.ofVirtual().name("verification").start(() -> {
            try {
                var unused = run.verdict();
            } catch (SQLException | RuntimeException e) {
                LOG.warnf(e, "Verification %d failed", run.id());
            } catch (InterruptedException e) {
                LOG.infof("Verification %d ends without an answer: %s", run.id(), e.getMessage());
            }
        });
    }

    /** What this replica knows of rebuilds for its metrics, while another one or itself runs one. */
    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void watch() {
        try (var connection = database.getConnection()) {
            latest = new Rebuilds(connection).latest();
        } catch (SQLException e) {
            latest = Optional.empty();
            LOG.debugf(e, "the database does not tell of rebuilds");
        }
        wake();
    }

    /** Runs what was asked for, soon. */
    public void wake() {
        if (!runner.isShutdown() && asked.compareAndSet(false, true)) {
            runner.execute(this::look);
        }
    }

    private void look() {
        asked.set(false);
        try {
            if (!started) {
                verification.tidy();
                keeper.meetVersion();
                started = true;
            }
            keeper.look();
        } catch (SQLException e) {
            LOG.warnf("The administration of the read models begins later: %s", e.getMessage());
        } catch (InterruptedException e) {
            LOG.debugf("A rebuild is left for the next start: %s", e.getMessage());
        }
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        runner.shutdown();
        verification.stop();
        keeper.stop();
    }
}
