package dev.entente.ingest.access;

import java.time.Duration;
import java.time.Instant;

import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

import static org.assertj.core.api.Assertions.assertThat;

class VerifiedTokensTest {

    private static final Instant NOW = Instant.parse("2024-09-01T09:00:00Z");

    private Instant now = NOW;
    private final VerifiedTokens tokens = new VerifiedTokens(() -> now, Duration.ofSeconds(30));

    @Test
    void a_token_is_remembered_until_it_expires_by_the_clock_that_may_be_slow() {
        tokens.remember("a", writer(NOW.plusSeconds(60)));
        assertThat(tokens.identity("a")).hasValueSatisfying(who -> {
            assertThat(who.getRoles()).containsExactly("events:write");
            assertThat(who.getPrincipal().getName()).isEqualTo("desk");
            assertThat(who.getAttributes()).isEmpty();
        });
        assertThat(tokens.identity("b")).isEmpty();
        now = NOW.plusSeconds(89);
        assertThat(tokens.identity("a")).isPresent();
        now = NOW.plusSeconds(90);
        assertThat(tokens.identity("a")).isEmpty();
    }

    @Test
    void a_token_that_is_never_to_expire_is_one_for_a_long_time() {
        tokens.remember("a", writer(Long.MAX_VALUE));
        assertThat(tokens.identity("a")).isPresent();
    }

    @Test
    void all_are_forgotten_when_asked_and_when_there_are_too_many() {
        var writer = writer(NOW.plusSeconds(60));
        tokens.remember("a", writer);
        tokens.forget();
        assertThat(tokens.identity("a")).isEmpty();
        for (var number = 0; number <= 10_000; number++) {
            tokens.remember("token " + number, writer);
        }
        assertThat(tokens.identity("token 0")).isEmpty();
        assertThat(tokens.identity("token 10000")).isPresent();
    }

    @Test
    void who_has_no_token_with_claims_is_not_remembered() {
        tokens.remember(
                "a", QuarkusSecurityIdentity.builder().setAnonymous(true).build());
        assertThat(tokens.identity("a")).isEmpty();
    }

    private static SecurityIdentity writer(Instant expires) {
        return writer(expires.getEpochSecond());
    }

    private static SecurityIdentity writer(long expires) {
        var claims = new JwtClaims();
        claims.setSubject("desk");
        claims.setClaim("exp", expires);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new OidcJwtCallerPrincipal(claims, new AccessTokenCredential("a")))
                .addRole("events:write")
                .addAttribute("request", "of the moment")
                .build();
    }
}
