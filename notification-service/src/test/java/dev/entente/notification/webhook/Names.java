package dev.entente.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What names mean in a test. */
final class Names {

    private Names() {}

    @FunctionalInterface
    interface Meaning {
        List<InetAddress> of(String host) throws UnknownHostException;
    }

    /** Told at once. */
    static Resolver known(Meaning meaning) {
        return host -> {
            try {
                return CompletableFuture.completedFuture(meaning.of(host));
            } catch (UnknownHostException e) {
                return CompletableFuture.failedFuture(e);
            }
        };
    }
}
