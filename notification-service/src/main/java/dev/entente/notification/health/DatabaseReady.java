package dev.entente.notification.health;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

import dev.entente.ledger.DatabaseProbe;

/** Ready while the database answers. */
@Readiness
@ApplicationScoped
class DatabaseReady implements AsyncHealthCheck {

    private final DatabaseProbe probe;

    DatabaseReady(DatabaseProbe probe) {
        this.probe = probe;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().completionStage(() -> probe.fault().thenApply(DatabaseReady::response));
    }

    private static HealthCheckResponse response(Optional<String> fault) {
        var response = HealthCheckResponse.named("database").status(fault.isEmpty());
        fault.ifPresent(why -> response.withData("missing", why));
        return response.build();
    }
}
