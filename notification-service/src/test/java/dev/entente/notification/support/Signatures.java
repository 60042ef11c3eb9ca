package dev.entente.notification.support;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.Base64;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

import dev.entente.notification.support.Receiver.Received;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Verifies webhooks as receivers do, by libraries of others. */
public final class Signatures {

    private static final String PUBLIC = "whpk_";

    private Signatures() {}

    /**
     * Verifies by secret ({@code v1}), with the library of Standard Webhooks.
     *
     * @throws Exception if it does not take it
     */
    public static void verify(Received request, String secret) throws Exception {
        var headers = HttpHeaders.of(request.headers(), (name, value) -> true);
        new com.standardwebhooks.Webhook(secret).verify(request.body(), headers);
    }

    /**
     * Whether one of its signatures ({@code v1a}) is that of the key pair, as Bouncy Castle sees it. No library for webhooks in Java
     * verifies these: that of Standard Webhooks and that of Svix ({@code com.svix:svix}, which reads the same headers) pass over all
     * but {@code v1}, so that a second one would verify once more what the first has verified.
     */
    public static boolean isSigned(Received request, String publicKey) {
        var content = (request.id() + "." + request.header("webhook-timestamp") + "." + request.body()).getBytes(UTF_8);
        return Arrays.stream(request.header("webhook-signature").split(" "))
                .filter(signature -> signature.startsWith("v1a,"))
                .anyMatch(signature -> verifies(publicKey, content, signature.substring("v1a,".length())));
    }

    private static boolean verifies(String publicKey, byte[] content, String signature) {
        if (!publicKey.startsWith(PUBLIC)) {
            throw new IllegalArgumentException("no public key: " + publicKey);
        }
        var signer = new Ed25519Signer();
        signer.init(
                false,
                new Ed25519PublicKeyParameters(Base64.getDecoder().decode(publicKey.substring(PUBLIC.length()))));
        signer.update(content, 0, content.length);
        return signer.verifySignature(Base64.getDecoder().decode(signature));
    }
}
