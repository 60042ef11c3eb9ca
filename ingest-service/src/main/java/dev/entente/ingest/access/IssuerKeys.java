package dev.entente.ingest.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

import dev.entente.ingest.IngestConfig;

/**
 * Reads the keys of the issuer again and again, so that one that it withdraws is refused soon; a new one is read at once
 * when a token names it. Where the issuer was away at the start, it is tried until it answers. Keys that are known are
 * kept while it is away. With a local key pair there is nothing to read.
 */
@ApplicationScoped
class IssuerKeys {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Has the keys read again: there is no other way to ask for that than to have a token verified. */
    private static final String NO_TOKEN = "none";

    private final TenantConfigBean tenants;
    private final VerifiedTokens verified;
    private final Duration again;
    private final Duration soonest;
    private final AtomicBoolean answering = new AtomicBoolean(true);
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("reads keys of the issuer").daemon().factory());

    IssuerKeys(TenantConfigBean tenants, VerifiedTokens verified, IngestConfig config) {
        this.tenants = tenants;
        this.verified = verified;
        this.again = config.keyRefresh();
        this.soonest = config.retryAfter();
    }

    void start(@Observes StartupEvent start) {
        next();
    }

    @PreDestroy
    void stop() {
        reader.shutdownNow();
    }

    /** The issuer's address; empty with a local key pair. */
    Optional<String> issuer() {
        return tenant().oidcConfig().authServerUrl();
    }

    /** Whether any keys are known. */
    boolean areKnown() {
        return tenant().ready();
    }

    /** Whether the issuer answered when it was last asked. */
    boolean areServed() {
        return answering.get();
    }

    /** Takes notice that the issuer does not answer. */
    void missed(Throwable failure) {
        if (answering.compareAndSet(true, false)) {
            LOG.warnf(
                    "The issuer of tokens at %s does not answer (%s); tokens are checked with the keys that are known",
                    issuer().orElse("?"), failure.getMessage());
        }
    }

    private TenantConfigContext tenant() {
        return tenants.getDefaultTenant();
    }

    private void next() {
        if (reader.isShutdown()) {
            return;
        }
        var pause = areServed() && areKnown() ? again : soon();
        var unused = reader.schedule(this::read, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void read() {
        try {
            issuer().ifPresent(this::readFrom);
        } finally {
            verified.forget();
            next();
        }
    }

    private void readFrom(String issuer) {
        try {
            (areKnown() ? refreshed() : tenant().initialize().replaceWithVoid())
                    .await()
                    .atMost(PATIENCE);
            if (answering.compareAndSet(false, true)) {
                LOG.infof("The issuer of tokens at %s answers again", issuer);
            }
        } catch (RuntimeException e) {
            missed(e);
        }
    }

    /** Asked more often than that, the keys are not read. */
    private Duration soon() {
        var least = tenant().oidcConfig().token().forcedJwkRefreshInterval().plusMillis(100);
        return areKnown() && least.compareTo(soonest) > 0 ? least : soonest;
    }

    private Uni<Void> refreshed() {
        return tenant().provider()
                .refreshJwksAndVerifyJwtToken(NO_TOKEN, false, false, null)
                .onFailure(InvalidJwtException.class)
                .recoverWithNull()
                .replaceWithVoid();
    }
}
