package dev.entente.notification.webhook;

import java.util.Base64;
import java.util.List;

import dev.entente.notification.secret.SigningKey;
import dev.entente.notification.secret.Vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * Signs as Standard Webhooks 1.0 has it, over id, timestamp and body: with each secret by HMAC-SHA256 ({@code v1}), with
 * each key pair by Ed25519 ({@code v1a}).
 */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;

    private Signature() {}

    static String newSecret(Vault vault) {
        return PREFIX + Base64.getEncoder().encodeToString(vault.randomBytes(SECRET_BYTES));
    }

    /**
     * The value of the header {@code webhook-signature}.
     *
     * @param timestamp seconds since 1970
     * @param keys secrets and key pairs, in the order of their signatures
     */
    static String of(String id, long timestamp, byte[] body, List<String> keys) {
        var head = (id + "." + timestamp + ".").getBytes(UTF_8);
        var content = new byte[head.length + body.length];
        System.arraycopy(head, 0, content, 0, head.length);
        System.arraycopy(body, 0, content, head.length, body.length);
        return keys.stream().map(key -> sign(key, content)).collect(joining(" "));
    }

    private static String sign(String secret, byte[] content) {
        if (secret.startsWith(SigningKey.PREFIX)) {
            return "v1a,"
                    + Base64.getEncoder().encodeToString(SigningKey.of(secret).sign(content));
        }
        var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        return "v1," + Base64.getEncoder().encodeToString(Vault.hmac(key, content));
    }
}
