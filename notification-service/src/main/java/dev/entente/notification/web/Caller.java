package dev.entente.notification.web;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;

import dev.entente.notification.secret.Tokens;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.subscription.State;
import dev.entente.notification.subscription.Subscription;
import dev.entente.web.Problem;
import dev.entente.web.Refusals;

/** Who calls, and what that allows. A management token is not tried as a JWT, nor the other way round. */
@RequestScoped
class Caller {

    private static final String SCHEME = "Bearer ";

    private final SecurityIdentity identity;
    private final Managing managing;

    @Context
    HttpHeaders headers;

    Caller(SecurityIdentity identity, Managing managing) {
        this.identity = identity;
        this.managing = managing;
    }

    /**
     * The subject of the JWT, if it has the scope.
     *
     * @throws UnauthorizedException without a valid token
     * @throws Problem 403 without the scope, which it names, or without a subject that can own anything
     */
    String with(String scope) {
        var subject = subject();
        if (!identity.hasRole(scope)) {
            throw Refusals.forbidden(scope);
        }
        return subject.orElseThrow(() -> Problem.of(
                403,
                "forbidden",
                "Forbidden",
                "The token names nobody: its claim 'sub' is missing, blank, or has control characters."));
    }

    /** Who acts as an operator, for the log. */
    String operator() {
        return subject().orElse("without a name");
    }

    /**
     * The subscription, if the caller may act on it. Whoever may not, does not learn whether it exists.
     *
     * @throws UnauthorizedException without a valid token
     * @throws Problem 403 for a JWT without the scope; 404, if there is none or the token is for another
     */
    Subscription subscription(UUID id) {
        return ifAllowed(Optional.of(id)).orElseThrow(() -> unknown(id));
    }

    /**
     * The same for a subscription that may not be there; nothing, if the token is for another.
     *
     * @throws UnauthorizedException without a valid token
     * @throws Problem 403 for a JWT without the scope
     */
    Optional<Subscription> ifAllowed(Optional<UUID> id) {
        var token = bearer().orElseThrow(UnauthorizedException::new);
        if (Tokens.looksLikeOne(token)) {
            return id.flatMap(managing::find).filter(subscription -> managing.isGood(token, subscription));
        }
        var subject = with(SubscribeResource.SCOPE);
        return id.flatMap(managing::find).filter(subscription -> subscription.isOwnedBy(subject));
    }

    /**
     * The same, if it is to be sent anything.
     *
     * @throws Problem 409 if it is not active
     */
    Subscription activeSubscription(UUID id) {
        return active(subscription(id));
    }

    /**
     * The subscription, which is to be sent something.
     *
     * @throws Problem 409 if it is not active
     */
    static Subscription active(Subscription subscription) {
        if (subscription.state() != State.ACTIVE) {
            throw conflict("The subscription is " + subscription.state().code()
                    + "; nothing is sent to it. Make it active first (PATCH {\"state\":\"active\"}).");
        }
        return subscription;
    }

    /**
     * Goes on if the subscription has begun and not ended.
     *
     * @throws Problem 409 otherwise
     */
    static void mustBeUnderWay(Subscription subscription) {
        if (subscription.state() == State.UNSUBSCRIBED) {
            throw ended();
        }
        if (subscription.state() == State.PENDING) {
            throw conflict("The subscription waits for the confirmation that was asked for by mail.");
        }
    }

    static Problem ended() {
        return conflict("The subscription has ended, and does not begin again. Subscribe once more.");
    }

    static Problem conflict(String detail) {
        return Problem.of(409, "conflict", "Not active", detail);
    }

    private Optional<String> subject() {
        if (bearer().filter(token -> !Tokens.looksLikeOne(token)).isEmpty() || identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        var subject = identity.getPrincipal() instanceof JsonWebToken jwt && jwt.getSubject() != null
                ? jwt.getSubject()
                : identity.getPrincipal().getName();
        return Optional.ofNullable(subject)
                .filter(name -> !name.isBlank() && name.chars().noneMatch(Character::isISOControl));
    }

    private Optional<String> bearer() {
        return Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    private static Problem unknown(UUID id) {
        return Problem.notFound("There is no subscription " + id
                + ", or the token is not for it. Its management token was given when" + " it was made.");
    }
}
