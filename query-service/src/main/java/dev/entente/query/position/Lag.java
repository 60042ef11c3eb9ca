package dev.entente.query.position;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

import dev.entente.query.ledger.Ledger;
import dev.entente.query.ledger.LedgerUnavailable;

/** How far the read models are behind the log, for operators: a gauge, and whether it is the same log at all. */
@ApplicationScoped
@Readiness
class Lag implements HealthCheck {

    private final Ledger ledger;
    private final LogEnds log;
    private volatile double events = Double.NaN;
    private volatile Optional<String> contradiction = Optional.empty();

    Lag(Ledger ledger, LogEnds log, MeterRegistry metrics) {
        this.ledger = ledger;
        this.log = log;
        metrics.gauge("entente.projection.lag", this, lag -> lag.events);
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            var ends = log.ends();
            var progress = ledger.read(snapshot -> Progress.of(snapshot, ends));
            events = progress.lag().map(Long::doubleValue).orElse(Double.NaN);
            contradiction = ends.flatMap(known -> contradiction(progress, known));
        } catch (LedgerUnavailable e) {
            events = Double.NaN; // readiness of the database says it
        }
    }

    private static Optional<String> contradiction(Progress progress, Map<Integer, Long> ends) {
        return progress.partitions().entrySet().stream()
                .filter(projected -> projected.getValue() >= ends.getOrDefault(projected.getKey(), Long.MAX_VALUE))
                .findFirst()
                .map(projected -> "Partition " + projected.getKey() + " is projected up to offset "
                        + projected.getValue() + ", but the log ends before that: it is not the log that these read"
                        + " models were made from. Give the service an empty database, or the log back.");
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("the log that was projected");
        return contradiction
                .map(sentence ->
                        answer.down().withData("contradiction", sentence).build())
                .orElseGet(() -> answer.up().build());
    }
}
