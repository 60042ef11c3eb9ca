package dev.entente.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** TCP ports on the loopback interface. */
public final class Ports {
    // below the range that Linux takes the ports of outgoing connections from: a port of a stopped server must not be
    // taken by a
    // client, least of all by one that tries to connect to it (which then talks to itself)
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 20_000;

    /** Where Linux begins to take the ports of outgoing connections from. */
    private static final int OUTGOING = 32_768;

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
                throw new LocalFailure("Port %d, which %s needs, is in use%s. Stop that, or choose another port: %s"
                        .formatted(
                                port,
                                user,
                                holder.map(" by %s"::formatted).orElse(""),
                                again(variable, freeInsteadOf(port), System.getenv())));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** One that looks like it, if that is free. */
    private static int freeInsteadOf(int port) {
        return IntStream.of(port + 10_000, port + 20_000)
                .filter(other -> other < OUTGOING && isFree(other))
                .findFirst()
                .orElseGet(Ports::free);
    }

    /** The command that was given, with all that chose its data and its ports, and another port in addition. */
    static String again(String variable, int port, Map<String, String> environment) {
        Map<String, String> chosen = new TreeMap<>(environment);
        chosen.keySet().removeIf(name -> !name.matches("ENTENTE_(DATA|[A-Z]+_PORT)"));
        chosen.put(variable, Integer.toString(port));
        return chosen.entrySet().stream()
                        .map(each -> each.getKey() + "=" + quoted(each.getValue()) + " ")
                        .collect(Collectors.joining())
                + System.getProperty("entente.command", "deploy/up");
    }

    private static String quoted(String value) {
        return value.matches("[\\w./:@%+,~-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
