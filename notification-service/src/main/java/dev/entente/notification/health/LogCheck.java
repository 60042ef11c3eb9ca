package dev.entente.notification.health;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

import dev.entente.ledger.Delay;
import dev.entente.ledger.Lag;
import dev.entente.ledger.LogEnds;
import dev.entente.notification.Reading;
import dev.entente.notification.news.Horizon;
import dev.entente.notification.sql.DatabaseFailure;

/** How far news are behind the log, for operators: in events and in seconds, and whether it is the same log at all. */
@Readiness
@ApplicationScoped
class LogCheck implements HealthCheck {

    private final LogEnds log;
    private final Horizon horizon;
    private final Clock clock;
    private final Delay delay = new Delay();
    private final Reading<Behind> behind = new Reading<>();

    private record Behind(Lag lag, Duration delay) {}

    LogCheck(LogEnds log, Horizon horizon, Clock clock, MeterRegistry metrics) {
        this.log = log;
        this.horizon = horizon;
        this.clock = clock;
        metrics.gauge(
                "entente.news.lag",
                this,
                check -> check.lately(each -> each.lag().events()));
        metrics.gauge(
                "entente.news.lag.seconds",
                this,
                check -> check.lately(each -> each.delay().toMillis() / 1000.0));
    }

    private double lately(ToDoubleFunction<Behind> value) {
        return behind.lately().map(value::applyAsDouble).orElse(Double.NaN);
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            log.recently().map(this::behind).ifPresentOrElse(behind::is, behind::isNothing);
        } catch (DatabaseFailure e) {
            behind.isNothing(); // readiness of the database says it
        }
    }

    private Behind behind(Map<Integer, Long> ends) {
        var lag = new Lag(horizon.read(), ends);
        return new Behind(lag, delay.of(lag, horizon.recorded(), clock.instant()));
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("the log that was read");
        return behind.lately()
                .flatMap(each -> each.lag().contradiction())
                .map(sentence ->
                        answer.down().withData("contradiction", sentence).build())
                .orElseGet(() -> answer.up().build());
    }
}
