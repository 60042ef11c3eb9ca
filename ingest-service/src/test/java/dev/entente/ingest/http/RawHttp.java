package dev.entente.ingest.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import org.eclipse.microprofile.config.ConfigProvider;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** HTTP as bytes, where a client would mend or refuse what is to be sent. */
final class RawHttp {

    /** An answer: its status, and its body as JSON. */
    record Answer(int status, ObjectNode body) {}

    private RawHttp() {}

    /**
     * Sends a request and reads the answer until the connection ends.
     *
     * @param head the first line and the headers, lines ended by LF, in ISO 8859-1
     */
    static Answer send(String head, String token, String body) throws IOException {
        var port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.setSoTimeout(20_000);
            var whole = head + "\nAuthorization: Bearer " + token + "\nConnection: close";
            connection.getOutputStream().write((whole.replace("\n", "\r\n") + "\r\n\r\n").getBytes(ISO_8859_1));
            connection.getOutputStream().write(body.getBytes(UTF_8));
            return answer(new String(connection.getInputStream().readAllBytes(), UTF_8));
        }
    }

    private static Answer answer(String text) {
        var status = Integer.parseInt(text.split(" ", 3)[1]);
        return new Answer(status, Json.object(text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1)));
    }
}
