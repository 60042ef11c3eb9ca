package dev.entente.notification.secret;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * What a link or a caller proves that it may act on a subscription. A token holds the subscription's id, the number of
 * its tokens' generation and a keyed hash of both, so that the database holds nothing from which one could be made.
 */
@Singleton
public final class Tokens {

    /** What a token is good for; it is good for nothing else. */
    public enum Purpose {
        MANAGE,
        CONFIRM,
        REFUSE,
        UNSUBSCRIBE
    }

    /** What an authentic token says. Whether the generation is still that of the subscription, the caller must see. */
    public record Claim(UUID subscription, int generation) {}

    private static final int BODY = 20;
    private static final int HASH = 32;

    private final Vault vault;

    @Inject
    public Tokens(Vault vault) {
        this.vault = vault;
    }

    /** A token; text that is safe in URLs, and distinguishable from a JWT by having no dot. */
    public String issue(Purpose purpose, UUID subscription, int generation) {
        var body = ByteBuffer.allocate(BODY)
                .putLong(subscription.getMostSignificantBits())
                .putLong(subscription.getLeastSignificantBits())
                .putInt(generation)
                .array();
        var token = ByteBuffer.allocate(BODY + HASH).put(body).put(hash(purpose, body));
        return prefix(purpose) + Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** What the token says, if it was issued here for the purpose. */
    public Optional<Claim> read(Purpose purpose, String token) {
        return decoded(purpose, token)
                .filter(bytes -> MessageDigest.isEqual(
                        hash(purpose, java.util.Arrays.copyOf(bytes, BODY)),
                        java.util.Arrays.copyOfRange(bytes, BODY, BODY + HASH)))
                .map(ByteBuffer::wrap)
                .map(bytes -> new Claim(new UUID(bytes.getLong(), bytes.getLong()), bytes.getInt()));
    }

    /** Whether it looks like a management token, so that it need not be tried as a JWT. */
    public static boolean looksLikeOne(String token) {
        return token.startsWith(prefix(Purpose.MANAGE));
    }

    private static Optional<byte[]> decoded(Purpose purpose, String token) {
        if (!token.startsWith(prefix(purpose))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder()
                            .decode(token.substring(prefix(purpose).length())))
                    .filter(bytes -> bytes.length == BODY + HASH);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no Base64, so not from here
        }
    }

    private byte[] hash(Purpose purpose, byte[] body) {
        return vault.hash("token " + purpose, body);
    }

    private static String prefix(Purpose purpose) {
        return "ent_" + purpose.name().substring(0, 1).toLowerCase(Locale.ROOT) + "_";
    }
}
