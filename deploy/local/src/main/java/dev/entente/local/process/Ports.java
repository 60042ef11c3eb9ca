package dev.entente.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** TCP ports on the loopback interface. */
public final class Ports {
    // below the range that Linux takes the ports of outgoing connections from: a port of a stopped server must not be
    // taken by a
    // client, least of all by one that tries to connect to it (which then talks to itself)
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 20_000;

    private static final long UNTIL_GIVEN_BACK = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private Ports() {}

    /** A port that nobody listens on, and that no outgoing connection will get by chance. */
    public static int free() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new LocalFailure("No free port was found between %d and %d on 127.0.0.1.".formatted(LOWEST, HIGHEST));
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(
                    true); // connections of an earlier server that are still winding down are no obstacle
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * A failure that says who has the port, as far as that can be told, and how to take another one. A port that nobody is
     * seen to have is mostly that of a process that was killed a moment ago; it is waited for.
     */
    public static void demandFree(String user, int port, String variable) {
        long deadline = System.nanoTime() + UNTIL_GIVEN_BACK;
        while (!isFree(port)) {
            Optional<String> holder = Listener.on(port);
            if (holder.isPresent() || System.nanoTime() > deadline) {
                throw new LocalFailure(
                        "Port %d, which %s needs, is in use%s. Stop that, or choose another port: %s=%d deploy/up"
                                .formatted(
                                        port,
                                        user,
                                        holder.map(" by %s"::formatted).orElse(""),
                                        variable,
                                        port + 10_000 < 65_536 ? port + 10_000 : free()));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
