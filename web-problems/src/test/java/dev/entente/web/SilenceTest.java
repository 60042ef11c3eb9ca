package dev.entente.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(SilenceTest.Impatient.class)
class SilenceTest {

    /** Closes what is silent at once, as it were. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.idle-timeout", "1S");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /things/fai", "GET /things/failure HTTP/1.1\r\nHost: x\r\nX-Half: "})
    void who_does_not_say_what_is_wanted_is_hung_up_on(String half) throws IOException {
        assertThat(answer(half)).isEmpty();
    }

    @Test
    void an_answer_that_is_long_in_coming_comes_where_that_is_meant() throws IOException {
        assertThat(answer("GET /things/late?meant=true HTTP/1.0\r\nHost: x\r\n\r\n"))
                .endsWith("at last");
        assertThat(answer("GET /things/late HTTP/1.0\r\nHost: x\r\n\r\n")).isEmpty();
    }

    /** All that comes until the other side closes the connection. */
    private static String answer(String sent) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
