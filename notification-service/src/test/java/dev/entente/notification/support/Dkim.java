package dev.entente.notification.support;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;

import org.apache.james.jdkim.DKIMVerifier;
import org.eclipse.microprofile.config.ConfigProvider;

/** Verifies signatures of mails as a mail server does, with a key that a DNS of the test's own publishes. */
public final class Dkim {

    static final String DOMAIN = "entente.example.org";
    static final String SELECTOR = "tests";
    static final String PUBLIC_KEY = "test.dkim-public-key";

    private Dkim() {}

    /** The headers that the one valid signature covers, in small letters. */
    public static List<String> verifiedHeaders(byte[] mail) throws Exception {
        var verifier = new DKIMVerifier((methods, selector, token) -> SELECTOR.contentEquals(selector)
                        && DOMAIN.contentEquals(token)
                ? List.of("v=DKIM1; k=rsa; p=" + ConfigProvider.getConfig().getValue(PUBLIC_KEY, String.class))
                : List.of());
        var signatures = verifier.verify(new ByteArrayInputStream(mail));
        return signatures.getFirst().getHeaders().stream()
                .map(header -> header.toString().toLowerCase(Locale.ROOT))
                .toList();
    }
}
