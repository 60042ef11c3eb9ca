package dev.entente.imports.send;

import java.util.Set;

/** Access tokens for an ingest service. */
public interface Tokens {

    /** A token that may write as these sources, as far as that is up to us. */
    String forSources(Set<String> sources);

    /** Whether the tokens follow the sources, which then have to be known before. */
    boolean needSources();

    /** One token for all. */
    static Tokens fixed(String token) {
        return new Tokens() {
            @Override
            public String forSources(Set<String> sources) {
                return token;
            }

            @Override
            public boolean needSources() {
                return false;
            }
        };
    }
}
