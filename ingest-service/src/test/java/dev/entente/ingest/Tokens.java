package dev.entente.ingest;

import java.util.List;

import io.smallrye.jwt.build.Jwt;

/** Tokens of callers. */
public final class Tokens {

    /** What the tests write as, unless they say otherwise. */
    public static final String DESK = "https://press.example.org/desk";

    private Tokens() {}

    public static String writer() {
        return of("events:write", DESK);
    }

    /** A writer whose rate is its own. */
    public static String ofSubject(String subject) {
        return of(subject, "events:write", List.of(DESK));
    }

    public static String of(String scope, String... sources) {
        return of("tests", scope, List.of(sources));
    }

    private static String of(String subject, String scope, List<String> sources) {
        return Jwt.subject(subject)
                .issuer("https://issuer.example.org")
                .claim("scope", scope)
                .claim("entente_sources", sources)
                .expiresIn(600)
                .sign();
    }

    public static String withoutSources() {
        return Jwt.subject("tests")
                .claim("scope", "events:write")
                .expiresIn(600)
                .sign();
    }

    public static String expired() {
        return Jwt.subject("tests")
                .claim("scope", "events:write")
                .claim("entente_sources", List.of(DESK))
                .expiresAt(1_700_000_000)
                .sign();
    }
}
