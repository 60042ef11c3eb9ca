package dev.entente.ingest.access;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that tokens can be checked: with a local key at once, with an issuer's keys once it has answered. */
@Readiness
@ApplicationScoped
class IssuerReadiness implements HealthCheck {

    private final IssuerKeys keys;

    IssuerReadiness(IssuerKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        var issuer = keys.issuer().orElse("a local key pair");
        var response = HealthCheckResponse.named("tokens").withData("keys", issuer);
        return keys.areKnown()
                ? response.up().build()
                : response.down()
                        .withData(
                                "missing",
                                "The issuer at " + issuer + " has not answered since the start, so no token can be"
                                        + " checked: start it, or mend its address (quarkus.oidc.auth-server-url)")
                        .build();
    }
}
