package dev.entente.notification.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.entente.ledger.LogEnds;

/**
 * Ready once Kafka was seen. When it goes away later, subscribers are served and deliveries go on, and what it has is read when
 * it is back; that it does not answer is said here.
 */
@Readiness
@ApplicationScoped
class KafkaReady implements HealthCheck {

    private final LogEnds log;
    private volatile boolean seen;

    KafkaReady(LogEnds log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        var answers = log.isReachable();
        seen = seen || answers;
        return HealthCheckResponse.named("kafka")
                .status(seen)
                .withData("answers", answers)
                .build();
    }
}
