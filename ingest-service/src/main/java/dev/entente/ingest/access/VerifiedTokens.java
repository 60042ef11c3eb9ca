package dev.entente.ingest.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/**
 * Tokens that were verified a short while ago, so that a client that sends thousands of events is not verified for each of
 * them. A token is remembered until it expires, or until everything is forgotten because the keys are read again.
 */
@ApplicationScoped
class VerifiedTokens {

    /** So that no flood of tokens fills the memory: at this many, all are forgotten. */
    private static final int MOST = 10_000;

    /** As good as never: all are forgotten long before. */
    private static final long LATEST = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();

    private record Known(SecurityIdentity identity, Instant until) {}

    private final ConcurrentHashMap<String, Known> byToken = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Duration skew;

    @Inject
    VerifiedTokens(@ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") int skewSeconds) {
        this(InstantSource.system(), Duration.ofSeconds(skewSeconds));
    }

    VerifiedTokens(InstantSource clock, Duration skew) {
        this.clock = clock;
        this.skew = skew;
    }

    /** Whose token it is, if that is known and holds. */
    Optional<SecurityIdentity> identity(String token) {
        return Optional.ofNullable(byToken.get(token))
                .filter(known -> clock.instant().isBefore(known.until()))
                .map(Known::identity);
    }

    void remember(String token, SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken claims) {
            if (byToken.size() >= MOST) {
                forget();
            }
            byToken.put(token, new Known(withoutItsRequest(identity), until(claims.getExpirationTime())));
        }
    }

    /** A token says of itself when it expires, in any number. */
    private Instant until(long expires) {
        return Instant.ofEpochSecond(Math.min(expires, LATEST)).plus(skew);
    }

    void forget() {
        byToken.clear();
    }

    /** An identity holds on to the request that it was made for; what outlives that keeps to who it is and what it may. */
    private static SecurityIdentity withoutItsRequest(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .build();
    }
}
