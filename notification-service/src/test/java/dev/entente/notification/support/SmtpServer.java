package dev.entente.notification.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import org.eclipse.microprofile.config.ConfigProvider;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A mail server that answers commands as a test wants it. */
public final class SmtpServer implements AutoCloseable {

    /** What a client says by connecting. */
    public static final String CONNECTED = "connected";

    private final ServerSocket socket;
    private final UnaryOperator<String> answers;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Thread accepting;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    /**
     * Opens the server at the port to which the service sends.
     *
     * @param answers the answer to a command, {@code .} for the end of a mail, {@link #CONNECTED} for a new connection; an
     *     empty one for the usual, nothing at all for none
     */
    public SmtpServer(UnaryOperator<String> answers) {
        this.answers = answers;
        try {
            socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(),
                    ConfigProvider.getConfig().getValue(Surroundings.SMTP_PORT, Integer.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = Thread.ofPlatform().start(this::accept);
    }

    /** The commands that began so, in the order in which they came. */
    public List<String> commands(String beginning) {
        return commands.stream()
                .filter(command -> command.startsWith(beginning))
                .toList();
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            commands.add("closed");
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
            answer(client, CONNECTED);
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                answer(client, line);
                if (line.equals("QUIT")) {
                    return;
                }
                if (line.equals("DATA")) {
                    readMail(in);
                    commands.add(".");
                    answer(client, ".");
                }
            }
        } catch (IOException e) {
            commands.add("broken");
        }
    }

    private static void readMail(BufferedReader in) throws IOException {
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            // a line of the mail, of which nothing is wanted
        }
    }

    private void answer(Socket client, String command) throws IOException {
        var answer = answers.apply(command);
        if (answer != null) {
            say(client, answer.isEmpty() ? usual(command) : answer);
        }
    }

    /** How many clients have connected. */
    public int connections() {
        return clients.size();
    }

    private static String usual(String command) {
        return switch (command.replaceAll(" .*", "")) {
            case CONNECTED -> "220 test";
            case "." -> "250 taken";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
            accepting.join(); // until then the port may still be taken
            for (var client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
