package dev.entente.ingest.access;

import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.Tokens;
import dev.entente.local.PlatformResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class AccessTest {

    @Inject
    VerifiedTokens verified;

    private static final String OTHERS = "https://other.example.org/x";

    @Test
    void no_token_and_a_token_that_does_not_hold_are_unauthorized() {
        Posting.problem(Posting.post(Events.signed(), null), 401).header("WWW-Authenticate", containsString("Bearer"));
        Posting.problem(Posting.post(Events.signed(), "abc.def.ghi"), 401);
        Posting.problem(Posting.post(Events.signed(), Tokens.expired()), 401)
                .body("detail", containsString("has expired"))
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }

    /** One of three, since what is known may be forgotten at any moment. */
    @Test
    void a_token_that_was_verified_is_known_for_a_while() {
        assertThat(Stream.generate(Tokens::writer).limit(3)).anySatisfy(token -> {
            Posting.post(Events.signed(), token).then().statusCode(202);
            assertThat(verified.identity(token)).isPresent();
            Posting.post(Events.signed(), token).then().statusCode(202);
        });
        assertThat(verified.identity(forged("signature"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"signature", "claims", "algorithm"})
    void a_forged_token_is_unauthorized(String part) {
        Posting.problem(Posting.post(Events.signed(), forged(part)), 401);
    }

    @Test
    void a_token_without_the_scope_may_not_write() {
        Posting.problem(Posting.post(Events.signed(), Tokens.of("events:read", Tokens.DESK)), 403)
                .body("scope", equalTo("events:write"))
                .body("detail", containsString("deploy/token --scope events:write"))
                .header("WWW-Authenticate", equalTo("Bearer error=\"insufficient_scope\", scope=\"events:write\""));
        Posting.problem(Posting.post(Events.signed(), Tokens.of("events:writer", Tokens.DESK)), 403);
    }

    @Test
    void a_source_that_the_token_does_not_cover_is_refused_with_those_that_it_does() {
        Posting.problem(Posting.post(Events.signed().put("source", OTHERS)), 403)
                .body("type", equalTo("/problems/source-not-covered"))
                .body("detail", containsString(Tokens.DESK))
                .body("sources", hasItem(Tokens.DESK));
    }

    @Test
    void a_token_without_sources_may_write_nothing() {
        Posting.problem(Posting.post(Events.signed(), Tokens.withoutSources()), 403);
    }

    @Test
    void a_number_as_source_is_no_way_around() {
        var event = Events.signed();
        event.put("source", 7);
        Posting.problem(Posting.post(event), 403);
    }

    @ParameterizedTest
    @CsvSource({"corrected,corrects", "retracted,retracts"})
    void reporting_on_another_sources_event_needs_the_scope_to_curate(String fact, String property) {
        var others = Events.report(fact, property, OTHERS);
        Posting.problem(Posting.post(others), 403)
                .body("type", equalTo("/problems/curation-needed"))
                .body("detail", containsString("deploy/token --scope \"events:write events:curate\""));
        Posting.post(others, Tokens.of("events:write events:curate", Tokens.DESK))
                .then()
                .statusCode(202);
        Posting.post(Events.report(fact, property, Tokens.DESK + "/7")).then().statusCode(202);
    }

    @Test
    void a_curator_too_writes_as_its_own_sources_only() {
        var curator = Tokens.of("events:write events:curate", Tokens.DESK);
        Posting.problem(Posting.post(Events.signed().put("source", OTHERS), curator), 403);
    }

    private static String forged(String part) {
        var parts = Tokens.writer().split("\\.", -1);
        return switch (part) {
            case "signature" -> parts[0] + "." + parts[1] + "." + parts[2].replaceAll(".{6}$", "AAAAAA");
            case "claims" ->
                parts[0] + "." + Tokens.of("events:write", "https:").split("\\.", -1)[1] + "." + parts[2];
            default -> base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".";
        };
    }

    private static String base64(String json) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
