package dev.entente.notification.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import dev.entente.notification.sql.Jdbc;

@Readiness
@ApplicationScoped
class DatabaseReady implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(DatabaseReady.class);

    private final Jdbc jdbc;

    DatabaseReady(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder().name("database").status(answers()).build();
    }

    private boolean answers() {
        try {
            return !jdbc.inTransaction(() -> jdbc.query("SELECT 1", row -> row.getInt(1)))
                    .isEmpty();
        } catch (RuntimeException e) {
            LOG.debugf(e, "The database does not answer");
            return false;
        }
    }
}
