package dev.entente.query.progress;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

import dev.entente.ledger.Delay;
import dev.entente.ledger.Lag;
import dev.entente.ledger.LogEnds;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.ledger.LedgerUnavailable;
import dev.entente.query.ledger.Look;
import dev.entente.query.ledger.Snapshot;

/**
 * How far the read models are behind the log, for operators, and whether it is the same log at all. In seconds it is how
 * long an event that was just recorded may already wait ({@link Delay}). A log that does not answer is no reason to be unready: what is projected can be
 * read, and says how old it is.
 */
@ApplicationScoped
@Readiness
class LogCheck implements HealthCheck {

    private final Ledger ledger;
    private final LogEnds log;
    private final Clock clock;
    private final String servers;
    private volatile Optional<Lag> lag = Optional.empty();
    private volatile Optional<Double> seconds = Optional.empty();
    private volatile Optional<Instant> recorded = Optional.empty();
    private volatile String silent = "log";
    private final Delay delay = new Delay();

    LogCheck(
            Ledger ledger,
            LogEnds log,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.servers = servers;
        this.ledger = ledger;
        this.log = log;
        this.clock = clock;
        metrics.gauge(
                "entente.projection.lag",
                this,
                check -> check.lag.map(Lag::events).map(Long::doubleValue).orElse(Double.NaN));
        metrics.gauge("entente.projection.lag.seconds", this, check -> check.seconds.orElse(Double.NaN));
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            var ends = log.recently();
            var look = ledger.read(Snapshot::look);
            recorded = look.recorded();
            ends.ifPresentOrElse(all -> note(look, all), () -> unknown("log"));
        } catch (LedgerUnavailable e) {
            unknown("database");
        }
    }

    private void unknown(String whose) {
        silent = whose;
        lag = Optional.empty();
        seconds = Optional.empty();
    }

    private void note(Look look, Map<Integer, Long> ends) {
        var behind = new Lag(look.position(), ends);
        lag = Optional.of(behind);
        seconds = Optional.of(delay.of(behind, look.recorded(), clock.instant()).toMillis() / 1000.0);
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("the log that was projected").withData("kafka", servers);
        recorded.ifPresent(moment -> answer.withData("recorded", moment.toString()));
        lag.ifPresentOrElse(
                behind -> answer.withData("lag", behind.events()), () -> answer.withData(silent, "does not answer"));
        return lag.flatMap(Lag::contradiction)
                .map(sentence ->
                        answer.down().withData("contradiction", sentence).build())
                .orElseGet(() -> answer.up().build());
    }
}
