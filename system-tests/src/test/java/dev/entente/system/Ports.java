package dev.entente.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of its own for a system, one for each part of it.
 *
 * @param byPart the part as the variable {@code ENTENTE_<part>_PORT} names it
 */
record Ports(Map<String, Integer> byPart) {

    /** Below those that Linux takes for outgoing connections: whoever is stopped finds its port again when it starts. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    /** Chooses ports that nobody listens to. */
    static Ports of(List<String> parts) {
        var chosen = new TreeMap<String, Integer>();
        parts.forEach(part -> chosen.put(part, free(chosen.values())));
        return new Ports(chosen);
    }

    private static int free(Collection<Integer> others) {
        var taken = new HashSet<>(others);
        while (taken.size() < HIGHEST - LOWEST) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (taken.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free between " + LOWEST + " and " + HIGHEST);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the commands of {@code deploy} are told. */
    Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        byPart.forEach((part, port) -> environment.put("ENTENTE_" + part + "_PORT", String.valueOf(port)));
        return environment;
    }

    int of(String part) {
        return byPart.get(part);
    }

    /** Where a part answers HTTP. */
    String address(String part, String path) {
        return "http://127.0.0.1:" + of(part) + path;
    }
}
