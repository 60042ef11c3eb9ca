package dev.entente.query.ledger;

import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

import dev.entente.ledger.DatabaseProbe;

/** Ready while the database answers: the connections that questions are answered by, and those that the log is projected by. */
@ApplicationScoped
@Readiness
class DatabaseReady implements AsyncHealthCheck {

    private final DatabaseProbe reading;
    private final DatabaseProbe projecting;

    DatabaseReady(@Named("reading") DataSource reading, DataSource projecting) {
        this.reading = new DatabaseProbe(reading);
        this.projecting = new DatabaseProbe(projecting);
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> reading.fault().thenCombine(projecting.fault(), DatabaseReady::response));
    }

    private static HealthCheckResponse response(Optional<String> reading, Optional<String> projecting) {
        var response = HealthCheckResponse.named("database").status(reading.isEmpty() && projecting.isEmpty());
        reading.ifPresent(why -> response.withData("reading", why));
        projecting.ifPresent(why -> response.withData("projecting", why));
        return response.build();
    }
}
