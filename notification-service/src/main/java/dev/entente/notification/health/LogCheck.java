package dev.entente.notification.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

import dev.entente.ledger.Lag;
import dev.entente.ledger.LogEnds;
import dev.entente.notification.Reading;
import dev.entente.notification.news.Horizon;
import dev.entente.notification.sql.DatabaseFailure;

/** How far news are behind the log, for operators: a gauge, and whether it is the same log at all. */
@Readiness
@ApplicationScoped
class LogCheck implements HealthCheck {

    private final LogEnds log;
    private final Horizon horizon;
    private final Reading<Lag> lag = new Reading<>();

    LogCheck(LogEnds log, Horizon horizon, MeterRegistry metrics) {
        this.log = log;
        this.horizon = horizon;
        metrics.gauge(
                "entente.news.lag",
                this,
                check -> check.lag
                        .lately()
                        .map(Lag::events)
                        .map(Long::doubleValue)
                        .orElse(Double.NaN));
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            log.recently().map(ends -> new Lag(horizon.read(), ends)).ifPresentOrElse(lag::is, lag::isNothing);
        } catch (DatabaseFailure e) {
            lag.isNothing(); // readiness of the database says it
        }
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("the log that was read");
        return lag.lately()
                .flatMap(Lag::contradiction)
                .map(sentence ->
                        answer.down().withData("contradiction", sentence).build())
                .orElseGet(() -> answer.up().build());
    }
}
