package dev.entente.ingest.access;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;

/** Says whose token it is: from memory where it was verified lately, else by having it verified. */
@ApplicationScoped
class TokenIdentity implements IdentityProvider<TokenAuthenticationRequest> {

    private static final Logger LOG = Logger.getLogger(TokenIdentity.class);

    private final VerifiedTokens verified;
    private final IssuerKeys keys;
    private final OidcIdentityProvider verification;

    TokenIdentity(VerifiedTokens verified, IssuerKeys keys, OidcIdentityProvider verification) {
        this.verified = verified;
        this.keys = keys;
        this.verification = verification;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the provider that it calls, which has the default: that is one more than {@code SYSTEM_FIRST}. */
    @Override
    public int priority() {
        return SYSTEM_FIRST + 2;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        var token = request.getToken().getToken();
        return verified.identity(token)
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> verification
                        .authenticate(request, context)
                        .invoke(identity -> verified.remember(token, identity))
                        .onFailure()
                        .transform(this::told));
    }

    /** A token whose key is unknown may be right or wrong where whoever could tell does not answer. */
    private Throwable told(Throwable failure) {
        LOG.debug("A token does not hold", failure);
        if (has(failure, OIDCException.class) || has(failure, IOException.class)) {
            keys.missed(failure);
            return new IssuerUnavailable(failure);
        }
        if (isExpired(failure)) {
            return new TokenExpired(failure);
        }
        return has(failure, UnresolvableKeyException.class) && !keys.areServed()
                ? new IssuerUnavailable(failure)
                : failure;
    }

    private static boolean isExpired(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof InvalidJwtException invalid && invalid.hasExpired());
    }

    private static boolean has(Throwable failure, Class<? extends Exception> type) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
