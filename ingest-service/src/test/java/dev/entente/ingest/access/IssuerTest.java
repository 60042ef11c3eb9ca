package dev.entente.ingest.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

import dev.entente.ingest.Events;
import dev.entente.ingest.Posting;
import dev.entente.ingest.Tokens;
import dev.entente.local.process.Ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Tokens of an issuer that is found by its address, changes its keys, and is away at times. */
@QuarkusTest
@TestProfile(IssuerTest.AnIssuer.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IssuerTest {

    /** An address where an issuer will be, and no log: dry runs do. */
    public static final class AnIssuer implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.oidc.auth-server-url", "http://127.0.0.1:" + Ports.free(),
                    "quarkus.oidc.token.audience", "entente",
                    "quarkus.oidc.token.forced-jwk-refresh-interval", "0S",
                    "entente.ingest.key-refresh", "1s",
                    "entente.ingest.retry-after", "1s",
                    "kafka.bootstrap.servers", "127.0.0.1:1");
        }
    }

    private static final IssuerStub.Key FIRST = IssuerStub.Key.named("first");
    private static final IssuerStub.Key SECOND = IssuerStub.Key.named("second");
    private static final IssuerStub.Key STRANGE = IssuerStub.Key.named("strange");

    private static String address;
    private static IssuerStub issuer;

    @BeforeAll
    static void find_the_address() {
        address = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
        issuer = new IssuerStub(address);
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @BeforeEach
    void publish() {
        issuer.publish(FIRST);
    }

    @Test
    @Order(1)
    void the_service_starts_without_its_issuer_and_is_ready_as_soon_as_that_answers() {
        assertThat(tokensAre("DOWN")).isTrue();
        Posting.problem(post(token(FIRST)), 503)
                .body("type", equalTo("/problems/issuer-unavailable"))
                .header("Retry-After", notNullValue());
        issuer.start();
        await(() -> tokensAre("UP"));
        assertTaken(token(FIRST));
    }

    @Test
    @Order(2)
    void a_new_key_is_read_when_a_token_names_it_and_one_that_is_replaced_is_refused() {
        assertTaken(token(FIRST));
        issuer.publish(SECOND);
        assertTaken(token(SECOND));
        await(() -> post(token(FIRST)).statusCode() == 401); // 503 as long as the issuer is thought to be away
    }

    @Test
    @Order(2)
    void a_key_that_is_withdrawn_is_refused_soon_though_its_tokens_were_taken_before() {
        issuer.publish(FIRST, SECOND);
        await(() -> post(token(SECOND)).statusCode() == 200);
        var taken = token(FIRST);
        await(() -> post(taken).statusCode() == 200);
        issuer.publish(SECOND);
        await(() -> post(taken).statusCode() == 401);
        assertTaken(token(SECOND));
    }

    @Test
    @Order(2)
    void while_the_issuer_is_away_its_known_keys_hold_and_of_others_nothing_is_said() {
        await(() -> post(token(FIRST)).statusCode() == 200);
        issuer.close();
        try {
            assertTaken(token(FIRST));
            Posting.problem(post(token(SECOND)), 503).body("type", equalTo("/problems/issuer-unavailable"));
            assertThat(tokensAre("UP")).isTrue();
        } finally {
            issuer.start();
        }
    }

    @Test
    @Order(2)
    void a_key_that_the_issuer_never_published_is_refused_whatever_it_calls_itself() {
        assertRefused(token(STRANGE));
        assertRefused(token(new IssuerStub.Key("first", STRANGE.pair())));
    }

    static Stream<Arguments> claims() {
        var now = Instant.now().getEpochSecond();
        return Stream.of(
                taken("an audience among others", claims -> claims.audience(java.util.Set.of("other", "entente"))),
                taken(
                        "expired by less than clocks differ",
                        claims -> claims.issuedAt(now - 600).expiresAt(now - 10)),
                taken("expires never", claims -> claims.claim("exp", 1e300)),
                taken("valid from a time that is near", claims -> claims.claim("nbf", now + 10)),
                taken(
                        "scopes by blanks under scp",
                        claims -> claims.remove("scope").claim("scp", "a events:write")),
                taken("a list of scopes", claims -> claims.remove("scope").claim("scope", List.of("events:write"))),
                taken(
                        "a list of scopes under scp",
                        claims -> claims.remove("scope").claim("scp", List.of("events:write"))),
                taken(
                        "one source without a list",
                        claims -> claims.remove(Writers.CLAIM).claim(Writers.CLAIM, Tokens.DESK)),
                refused(401, "another audience", claims -> claims.audience("other")),
                refused(401, "no audience", claims -> claims.remove("aud")),
                refused(401, "another issuer", claims -> claims.issuer("https://issuer.example.org")),
                refused(401, "no issuer", claims -> claims.remove("iss")),
                refused(401, "expired", claims -> claims.issuedAt(now - 600).expiresAt(now - 60)),
                refused(401, "expired before all times", claims -> claims.claim("exp", -1e300)),
                refused(401, "never valid", claims -> claims.claim("nbf", 1e300)),
                refused(401, "not valid yet", claims -> claims.claim("nbf", now + 120)),
                refused(
                        403,
                        "another scope",
                        claims -> claims.remove("scope").claim("scope", "events:write:all events")),
                refused(403, "no scope", claims -> claims.remove("scope")),
                refused(403, "no source", claims -> claims.remove(Writers.CLAIM)),
                refused(
                        403,
                        "sources that are no texts",
                        claims -> claims.remove(Writers.CLAIM).claim(Writers.CLAIM, 7)));
    }

    private static Arguments taken(String what, UnaryOperator<JwtClaimsBuilder> change) {
        return arguments(what, change, 200);
    }

    private static Arguments refused(int status, String what, UnaryOperator<JwtClaimsBuilder> change) {
        return arguments(what, change, status);
    }

    @Order(3)
    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("claims")
    void claims_decide(String what, UnaryOperator<JwtClaimsBuilder> change, int status) {
        await(() -> post(token(FIRST)).statusCode() == 200);
        var answer = post(signed(change.apply(rights()), FIRST));
        assertThat(answer.statusCode()).as("%s: %s", what, answer.asString()).isEqualTo(status);
    }

    private static JwtClaimsBuilder rights() {
        return Jwt.claims()
                .subject("desk")
                .issuer(address)
                .audience("entente")
                .claim("scope", "events:write")
                .claim(Writers.CLAIM, List.of(Tokens.DESK))
                .expiresIn(600);
    }

    private static String token(IssuerStub.Key key) {
        return signed(rights().claim("jti", java.util.UUID.randomUUID().toString()), key);
    }

    private static String signed(JwtClaimsBuilder claims, IssuerStub.Key key) {
        return claims.jws().keyId(key.id()).sign(key.pair().getPrivate());
    }

    private static Response post(String token) {
        return Posting.request(token)
                .header("Content-Type", Posting.STRUCTURED)
                .body(Posting.bytes(Events.signed()))
                .post("/events?dryRun=true");
    }

    private static void assertTaken(String token) {
        post(token).then().statusCode(200);
    }

    private static void assertRefused(String token) {
        Posting.problem(post(token), 401);
    }

    private static boolean tokensAre(String status) {
        return status.equals(RestAssured.get("/q/health/ready").path("checks.find { it.name == 'tokens' }.status"));
    }

    private static void await(BooleanSupplier condition) {
        var deadline = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited a minute").isBefore(deadline);
        }
    }
}
