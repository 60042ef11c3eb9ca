package dev.entente.query.position;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

import dev.entente.ledger.Lag;
import dev.entente.ledger.LogEnds;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.ledger.LedgerUnavailable;
import dev.entente.query.ledger.Snapshot;

/** How far the read models are behind the log, for operators: a gauge, and whether it is the same log at all. */
@ApplicationScoped
@Readiness
class LogCheck implements HealthCheck {

    private final Ledger ledger;
    private final LogEnds log;
    private volatile Optional<Lag> lag = Optional.empty();

    LogCheck(Ledger ledger, LogEnds log, MeterRegistry metrics) {
        this.ledger = ledger;
        this.log = log;
        metrics.gauge(
                "entente.projection.lag",
                this,
                check -> check.lag.map(Lag::events).map(Long::doubleValue).orElse(Double.NaN));
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            lag = log.recently().map(ends -> new Lag(ledger.read(Snapshot::position), ends));
        } catch (LedgerUnavailable e) {
            lag = Optional.empty(); // readiness of the database says it
        }
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("the log that was projected");
        return lag.flatMap(Lag::contradiction)
                .map(sentence ->
                        answer.down().withData("contradiction", sentence).build())
                .orElseGet(() -> answer.up().build());
    }
}
