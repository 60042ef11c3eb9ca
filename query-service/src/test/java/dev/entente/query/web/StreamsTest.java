package dev.entente.query.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.vertx.core.http.HttpServerResponse;

import dev.entente.query.Configs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StreamsTest {

    private final Streams streams = new Streams(Configs.query(Map.of()));
    private boolean isGone;

    private HttpServerResponse wire() {
        return (HttpServerResponse) Proxy.newProxyInstance(
                StreamsTest.class.getClassLoader(),
                new Class<?>[] {HttpServerResponse.class},
                (proxy, method, values) -> {
                    assertThat(method.getName()).isEqualTo("closed");
                    return isGone;
                });
    }

    @Test
    void nothing_more_is_written_to_who_has_left_so_that_no_more_is_read_for_it() throws IOException {
        var written = new ByteArrayOutputStream();
        try (var stream = streams.begin(written, wire())) {
            stream.write("one line\n".getBytes(UTF_8));
            isGone = true;
            assertThatThrownBy(() -> stream.write("and another\n".getBytes(UTF_8)))
                    .isInstanceOf(IOException.class);
        }
        assertThat(written).hasToString("one line\n");
    }
}
