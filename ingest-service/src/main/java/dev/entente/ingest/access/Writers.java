package dev.entente.ingest.access;

import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.SecurityIdentity;

/** Reads the writer from the token of the request. */
@RequestScoped
public class Writers {

    /** The scope that a token needs to write at all. */
    public static final String WRITE = "events:write";

    /** The scope that a token needs to correct or take back what other sources reported. */
    public static final String CURATE = "events:curate";

    /** The claim with the sources that a token covers, one or a list (see {@link Sources}); without it, it covers none. */
    static final String CLAIM = "entente_sources";

    private final JsonWebToken token;
    private final SecurityIdentity identity;

    Writers(JsonWebToken token, SecurityIdentity identity) {
        this.token = token;
        this.identity = identity;
    }

    public Writer current() {
        return new Writer(sources(token.getClaim(CLAIM)), identity.hasRole(CURATE));
    }

    private static List<String> sources(Object claim) {
        return switch (claim) {
            case null -> List.of();
            case Collection<?> values -> values.stream().map(Writers::text).toList();
            case Object single -> List.of(text(single));
        };
    }

    private static String text(Object value) {
        return value instanceof JsonString json ? json.getString() : String.valueOf(value);
    }
}
