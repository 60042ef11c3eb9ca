package dev.entente.query.replica;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jboss.logging.Logger;

import dev.entente.events.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One who listens to the changes of a replica, and keeps what it is told. */
final class Listening implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Listening.class);

    private final Socket socket;
    private final List<String> positions = new CopyOnWriteArrayList<>();
    private volatile String token = "";
    private volatile boolean over;

    private Listening(Socket socket) {
        this.socket = socket;
    }

    /**
     * Connects; to what comes from now on.
     *
     * @param token to resume after; empty: begin now
     */
    static Listening to(Replica replica, String token) throws IOException {
        var socket = new Socket(replica.at("/").getHost(), replica.at("/").getPort());
        var resumes = token.isEmpty() ? "" : "Last-Event-ID: " + token + "\r\n";
        socket.getOutputStream()
                .write(("GET /changes HTTP/1.1\r\nHost: localhost\r\n" + resumes + "\r\n").getBytes(UTF_8));
        var listening = new Listening(socket);
        Thread.ofVirtual().start(listening::read);
        return listening;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            var id = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    positions.add(Json.object(line.substring(6)).get("position").asText());
                } else if (line.isEmpty() && !id.isEmpty()) {
                    token = id;
                }
            }
        } catch (IOException e) {
            LOG.debug("the stream broke", e);
        }
        over = true;
    }

    /** By which it is resumed; empty before the stream began. */
    String token() {
        return token;
    }

    /** The positions of the changes that were told, as they came. */
    List<String> positions() {
        return List.copyOf(positions);
    }

    /** Whether the stream has ended. */
    boolean isOver() {
        return over;
    }

    @Override
    public void close() throws IOException {
        socket.close(); // the reading ends by that
    }
}
