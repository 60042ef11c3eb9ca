package dev.entente.notification.secret;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 key pair as Standard Webhooks writes it: {@code whsk_} and the Base64 of the seed and the public key, 64 bytes
 * together; to others {@code whpk_} and the Base64 of the public key.
 */
public final class SigningKey {

    /** How the text of a key pair begins. */
    public static final String PREFIX = "whsk_";

    private static final String PUBLIC_PREFIX = "whpk_";
    private static final String ED25519 = "Ed25519";
    private static final int KEY_BYTES = 32;

    private final byte[] both;

    private SigningKey(byte[] both) {
        this.both = both;
    }

    /** A new key pair. */
    public static SigningKey random() {
        try {
            var pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
            var seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            var encoded = pair.getPublic().getEncoded(); // X.509: the key is its end
            var both = Arrays.copyOf(seed, 2 * KEY_BYTES);
            System.arraycopy(encoded, encoded.length - KEY_BYTES, both, KEY_BYTES, KEY_BYTES);
            return new SigningKey(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is no key pair
     */
    public static SigningKey of(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("no key pair");
        }
        var both = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (both.length != 2 * KEY_BYTES) {
            throw new IllegalArgumentException("a key pair has 64 bytes, not " + both.length);
        }
        return new SigningKey(both);
    }

    /** The key pair, which is a secret. */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(both);
    }

    /** What others verify with. */
    public String publicText() {
        return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(Arrays.copyOfRange(both, KEY_BYTES, both.length));
    }

    /** The signature of the content, 64 bytes. */
    public byte[] sign(byte[] content) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(privateKey());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        var seed = Arrays.copyOf(both, KEY_BYTES);
        return KeyFactory.getInstance(ED25519)
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }
}
