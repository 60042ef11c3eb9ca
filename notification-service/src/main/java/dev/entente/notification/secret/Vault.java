package dev.entente.notification.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

import dev.entente.notification.Settings;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Encrypts and hashes with keys that are derived from the configured one, a key for each purpose. */
@Singleton
@Startup
public final class Vault {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final byte[] root;
    private final SecretKeySpec encryption;

    @Inject
    public Vault(Settings settings) {
        this(settings.encryptionKey());
    }

    Vault(String key) {
        this.root = decoded(key);
        this.encryption = new SecretKeySpec(hash("encryption", new byte[0]), "AES");
    }

    private static byte[] decoded(String key) {
        try {
            var bytes = Base64.getDecoder().decode(key.strip());
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
            throw new IllegalStateException(WRONG_KEY.formatted("the Base64 of " + bytes.length + " bytes"));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(WRONG_KEY.formatted("no Base64"), e);
        }
    }

    private static final String WRONG_KEY = "entente.notification.encryption-key is %s; it has to be that of 32 bytes. "
            + "Make one with 'openssl rand -base64 32' and set ENTENTE_NOTIFICATION_ENCRYPTION_KEY.";

    /** AES-GCM with a nonce of its own in front. */
    public byte[] encrypt(String text) {
        try {
            var nonce = randomBytes(NONCE_BYTES);
            var encrypted = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /**
     * Reads what {@link #encrypt} wrote.
     *
     * @throws IllegalStateException if it was encrypted with another key, or is damaged
     */
    public String decrypt(byte[] encrypted) {
        return ifReadable(encrypted)
                .orElseThrow(() -> new IllegalStateException("What is stored cannot be decrypted with this key."));
    }

    /** The same; nothing if it was encrypted with another key, or is damaged. */
    public Optional<String> ifReadable(byte[] encrypted) {
        try {
            var nonce = Arrays.copyOf(encrypted, NONCE_BYTES);
            var text =
                    cipher(Cipher.DECRYPT_MODE, nonce).doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
            return Optional.of(new String(text, UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    /** HMAC-SHA256 with the key of the purpose: equal texts have equal hashes, which tell nothing without the key. */
    public byte[] hash(String purpose, byte[] content) {
        return hmac(hmac(root, purpose.getBytes(UTF_8)), content);
    }

    public byte[] hash(String purpose, String content) {
        return hash(purpose, content.getBytes(UTF_8));
    }

    public byte[] randomBytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    public static byte[] hmac(byte[] key, byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
