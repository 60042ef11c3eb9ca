package dev.entente.notification.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Finds the addresses of a name. */
@FunctionalInterface
interface Resolver {

    /**
     * All addresses of the name, or why there are none. Whoever does not want to wait any longer cancels it. Until then nothing
     * is held but memory: as many names as there are attempts may have name servers that never answer.
     */
    CompletableFuture<List<InetAddress>> resolve(String host);
}
