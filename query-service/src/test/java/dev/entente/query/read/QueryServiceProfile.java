package dev.entente.query.read;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The service with a key pair of its own for tokens; reading is open. */
public class QueryServiceProfile implements QuarkusTestProfile {

    static final String ISSUER = "https://issuer.example.org";
    static final String SIGNING_KEY = "test.signing-key";

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var keys = generator.generateKeyPair();
            return Map.of(
                    "quarkus.oidc.public-key",
                    base64(keys.getPublic().getEncoded()),
                    "quarkus.oidc.token.issuer",
                    ISSUER,
                    SIGNING_KEY,
                    base64(keys.getPrivate().getEncoded()),
                    "entente.query.dashboard.subscribe",
                    "https://alerts.example.org/subscribe",
                    "entente.query.dashboard.frame-ancestors",
                    "'self',https://news.example.org");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
