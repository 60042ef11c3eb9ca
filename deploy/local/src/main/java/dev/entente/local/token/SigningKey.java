package dev.entente.local.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;

import dev.entente.local.json.Json;
import dev.entente.local.process.LocalFailure;
import dev.entente.local.process.Secrets;

/** The RSA key that this machine signs its tokens with; the services are told its public half. */
public final class SigningKey {
    private static final int BITS = 2048;
    private static final String SECRET = "token-signing-key";

    private final RSAPrivateCrtKey key;

    private SigningKey(RSAPrivateCrtKey key) {
        this.key = key;
    }

    /** Made on first need. */
    public static SigningKey of(Secrets secrets) {
        String kept = secrets.kept(SECRET, SigningKey::generate);
        try {
            byte[] bytes = Base64.getDecoder().decode(kept);
            return new SigningKey(
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new LocalFailure(
                    "The key %s is damaged. Delete it and start the system again; older tokens are void then."
                            .formatted(secrets.folder().resolve(SECRET)),
                    e);
        }
    }

    /** In X.509 form, Base64 without lines. */
    public String publicHalf() {
        return Base64.getEncoder().encodeToString(publicKey().getEncoded());
    }

    /** A JSON Web Token with those claims, signed with RS256. */
    public String sign(Map<String, Object> claims) {
        String signed = part(Json.write(Map.of("alg", "RS256", "typ", "JWT"))) + "." + part(Json.write(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PublicKey publicKey() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
