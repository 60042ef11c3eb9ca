package dev.entente.notification.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.entente.ledger.LogEnds;

@Readiness
@ApplicationScoped
class KafkaReady implements HealthCheck {

    private final LogEnds log;

    KafkaReady(LogEnds log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder()
                .name("kafka")
                .status(log.isReachable())
                .build();
    }
}
