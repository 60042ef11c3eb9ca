package dev.entente.notification.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A receiver that keeps connections, and closes them as it likes. One that closes an idle connection while the next request
 * is on its way to it looks to the sender like one that reads the request and hangs up, so that is what this does.
 */
public final class HangingUp implements AutoCloseable {

    /** What is done with a request. */
    public enum Deed {
        /** Answered, and the connection stays open. */
        ANSWER,
        /** The connection is closed. */
        CLOSE,
        /** It is reset. */
        RESET,
        /** Half an answer is sent, then the connection is closed. */
        HALF
    }

    /** Decides what is done. */
    @FunctionalInterface
    public interface Manners {

        /**
         * With the request.
         *
         * @param connection the number of the connection, from 0
         * @param request the number of the request on that connection, from 0
         */
        Deed with(int connection, int request);
    }

    private final ServerSocket socket;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<String> unanswered = new CopyOnWriteArrayList<>();
    private volatile Manners manners;

    public HangingUp(Manners manners) {
        this.manners = manners;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/hook";
    }

    /** From now on it behaves so. */
    public void behave(Manners other) {
        manners = other;
    }

    /** The {@code webhook-id} of each request, in the order in which they came. */
    public List<String> ids() {
        return List.copyOf(ids);
    }

    /** The same of those that were not answered. */
    public List<String> unanswered() {
        return List.copyOf(unanswered);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                connections.add(connection);
                var number = connections.size() - 1;
                Thread.ofVirtual().start(() -> serve(connection, number));
            } catch (IOException e) {
                return; // it is closed
            }
        }
    }

    private void serve(Socket connection, int number) {
        try (connection;
                var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1))) {
            var id = readRequest(in);
            for (var request = 0; id.isPresent(); request++) {
                var deed = manners.with(number, request);
                if (deed != Deed.ANSWER) {
                    unanswered.add(id.get());
                }
                if (!act(connection, deed)) {
                    return;
                }
                id = readRequest(in);
            }
        } catch (IOException e) {
            unanswered.add("broken by the sender");
        }
    }

    /** The {@code webhook-id} of the next request; nothing when there is no other. */
    private Optional<String> readRequest(BufferedReader in) throws IOException {
        var length = 0;
        var id = "";
        var line = in.readLine();
        if (line == null) {
            return Optional.empty();
        }
        for (; !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("webhook-id: ")) {
                id = line.substring("webhook-id: ".length());
                ids.add(id);
            }
            if (line.startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring("content-length: ".length()));
            }
        }
        for (var read = 0; read < length; read++) {
            in.read();
        }
        return Optional.of(id);
    }

    private static boolean act(Socket connection, Deed deed) throws IOException {
        switch (deed) {
            case ANSWER -> say(connection, "HTTP/1.1 204 No Content\r\n\r\n");
            case HALF -> say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            case RESET -> connection.setSoLinger(true, 0);
            case CLOSE -> {
                // by the caller
            }
        }
        return deed == Deed.ANSWER;
    }

    private static void say(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
