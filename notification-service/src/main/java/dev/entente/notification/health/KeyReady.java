package dev.entente.notification.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.entente.notification.secret.KeyCheck;

/** Not ready before it was seen that the database was written with the key of the configuration. */
@Readiness
@ApplicationScoped
class KeyReady implements HealthCheck {

    private final KeyCheck key;

    KeyReady(KeyCheck key) {
        this.key = key;
    }

    @Override
    public HealthCheckResponse call() {
        var doubt = key.doubt();
        var response = HealthCheckResponse.named("encryption key").status(doubt.isEmpty());
        doubt.ifPresent(why -> response.withData("missing", why));
        return response.build();
    }
}
