package dev.entente.local.token;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.local.command.Arguments;
import dev.entente.local.command.UsageFailure;
import dev.entente.local.json.Json;
import dev.entente.local.process.Secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenTest {
    private static final Instant NOW = Instant.parse("2024-08-26T09:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void a_token_carries_what_was_asked_for() {
        Map<?, ?> claims = payload(sign(
                "--scope",
                "events:write events:curate",
                "--source=https://press.example.org/a",
                "--source",
                "https://press.example.org/b",
                "--subject",
                "crawler",
                "--for",
                "30m"));

        assertThat(claims.get("iss")).isEqualTo("https://entente.local");
        assertThat(claims.get("aud")).isEqualTo("entente");
        assertThat(claims.get("sub")).isEqualTo("crawler");
        assertThat(claims.get("scope")).isEqualTo("events:write events:curate");
        assertThat(claims.get("entente_sources"))
                .isEqualTo(List.of("https://press.example.org/a", "https://press.example.org/b"));
        assertThat(claims.get("iat")).hasToString(Long.toString(NOW.getEpochSecond()));
        assertThat(claims.get("exp")).hasToString(Long.toString(NOW.getEpochSecond() + 1800));
        assertThat(claims.get("jti").toString()).isNotBlank();
    }

    @Test
    void a_token_that_nothing_was_asked_of_writes_no_source_for_eight_hours() {
        Map<?, ?> claims = payload(sign());

        assertThat(claims.get("scope")).isEqualTo("events:write");
        assertThat(claims.containsKey("entente_sources")).isFalse();
        assertThat(claims.get("exp")).hasToString(Long.toString(NOW.getEpochSecond() + 8 * 3600));
    }

    @Test
    void a_token_that_writes_as_no_source_comes_with_a_word_on_that() {
        assertThat(grant().warning())
                .hasValueSatisfying(word -> assertThat(word).contains("covers no source", "--source"));
        assertThat(grant("--scope", "events:write admin").warning()).isPresent();
        assertThat(grant("--scope", "admin").warning()).isEmpty();
        assertThat(grant("--source", "https://press.example.org").warning()).isEmpty();
    }

    @Test
    void the_public_half_that_the_services_get_verifies_the_signature() throws GeneralSecurityException {
        String token = sign();
        byte[] key =
                Base64.getDecoder().decode(SigningKey.of(new Secrets(folder)).publicHalf());
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
        int end = token.lastIndexOf('.');

        verifier.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));

        assertThat(verifier.verify(Base64.getUrlDecoder().decode(token.substring(end + 1))))
                .isTrue();
        assertThat(part(token, 0)).isEqualTo(Map.of("alg", "RS256", "typ", "JWT"));
    }

    @Test
    void the_key_is_kept_where_only_its_owner_can_read_it() throws Exception {
        String first = SigningKey.of(new Secrets(folder)).publicHalf();

        assertThat(SigningKey.of(new Secrets(folder)).publicHalf()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token-signing-key"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--scope, events:delete, There is no scope 'events:delete'",
                "--for, soon, 'soon' is no duration",
                "--for, 0s, at least 1s",
                "--for, 99999d, at most 3650d",
                "--source, https://exa mple, not the beginning of a URI",
                "--colour, red, does not know '--colour'"
            })
    void a_wrong_word_is_named(String flag, String value, String message) {
        assertThatThrownBy(() -> sign(flag, value))
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining(message);
    }

    private String sign(String... words) {
        return SigningKey.of(new Secrets(folder)).sign(grant(words).claims(NOW));
    }

    private static Grant grant(String... words) {
        return Grant.parse(new Arguments(List.of(words)));
    }

    private static Map<?, ?> payload(String token) {
        return part(token, 1);
    }

    private static Map<?, ?> part(String token, int number) {
        String part = List.of(token.split("\\.", -1)).get(number);
        return (Map<?, ?>) Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }
}
