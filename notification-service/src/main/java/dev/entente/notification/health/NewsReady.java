package dev.entente.notification.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.entente.notification.news.Beginning;

/** Not ready before it is kept where news begins: a subscriber would miss what is recorded until then. */
@Readiness
@ApplicationScoped
class NewsReady implements HealthCheck {

    private final Beginning beginning;

    NewsReady(Beginning beginning) {
        this.beginning = beginning;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder()
                .name("news")
                .status(beginning.isKept())
                .build();
    }
}
