package dev.entente.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Pattern;

import io.restassured.RestAssured;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One connection on which anything can be sent, well-formed or not. */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    public static Wire connect() throws IOException {
        return connectFrom("127.0.0.1");
    }

    /** Connects from another address of this machine. */
    public static Wire connectFrom(String address) throws IOException {
        return new Wire(new Socket("127.0.0.1", RestAssured.port, InetAddress.getByName(address), 0));
    }

    /** The head of a post of events; lines of it are added as they are. */
    public static String post(String mediaType, String token, String... lines) {
        return "POST /events HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + mediaType + "\r\nAuthorization: Bearer "
                + token + "\r\n" + String.join("", lines) + "\r\n";
    }

    public Wire send(String text) throws IOException {
        return send(text.getBytes(UTF_8));
    }

    public Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    public Wire sendChunk(String text) throws IOException {
        return send(Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n");
    }

    /** The status of the answer. */
    public int status() throws IOException {
        var line = line();
        var status = STATUS.matcher(line);
        if (!status.find()) {
            throw new AssertionError("not an answer: '" + line + "'");
        }
        return Integer.parseInt(status.group(1));
    }

    /** What comes up to a text, and that; or all, if the connection ends before. */
    public String until(String text) throws IOException {
        var read = new StringBuilder();
        for (var next = in.read(); next >= 0; next = in.read()) {
            read.append((char) next);
            if (read.length() >= text.length()
                    && read.substring(read.length() - text.length()).equals(text)) {
                return read.toString();
            }
        }
        return read.toString();
    }

    /** The next line; empty at the end of the connection. */
    public String line() throws IOException {
        return until("\n").strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
