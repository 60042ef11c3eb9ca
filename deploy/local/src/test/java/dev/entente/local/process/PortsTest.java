package dev.entente.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortsTest {
    @Test
    void a_port_in_use_is_told_with_its_holder_and_the_way_out() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.demandFree("kafka", holder.getLocalPort(), "ENTENTE_KAFKA_PORT"))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageStartingWith("Port %d, which kafka needs, is in use by process %d ("
                            .formatted(
                                    holder.getLocalPort(),
                                    ProcessHandle.current().pid()))
                    .hasMessageContaining("ENTENTE_KAFKA_PORT=");
        }
    }

    @Test
    void another_port_is_suggested_only_if_it_is_free() throws IOException {
        int port = freeWithOneAbove();
        try (ServerSocket holder = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                ServerSocket next = new ServerSocket(port + 10_000, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.demandFree("kafka", holder.getLocalPort(), "ENTENTE_KAFKA_PORT"))
                    .hasMessageNotContaining("ENTENTE_KAFKA_PORT=" + next.getLocalPort());
        }
    }

    private static int freeWithOneAbove() {
        return Stream.generate(Ports::free)
                .filter(port -> port + 10_000 <= 65_535 && isFree(port + 10_000))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket holder = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return holder.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void the_command_with_another_port_keeps_what_else_was_chosen_and_tells_no_secret() {
        assertThat(Ports.again(
                        "ENTENTE_KAFKA_PORT",
                        29_092,
                        Map.of(
                                "ENTENTE_KAFKA_PORT", "9092",
                                "ENTENTE_DATA", "/tmp/my data",
                                "ENTENTE_QUERY_PORT", "9082",
                                "ENTENTE_TOKEN", "secret")))
                .startsWith("ENTENTE_DATA='/tmp/my data' ENTENTE_KAFKA_PORT=29092 ENTENTE_QUERY_PORT=9082 deploy/up");
    }

    @Test
    void a_port_held_on_all_interfaces_is_in_use_too() throws IOException {
        try (ServerSocket holder = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.demandFree("kafka", holder.getLocalPort(), "ENTENTE_KAFKA_PORT"))
                    .isInstanceOf(LocalFailure.class);
        }
    }

    @Test
    void a_free_port_is_no_failure() {
        assertThatCode(() -> Ports.demandFree("kafka", Ports.free(), "ENTENTE_KAFKA_PORT"))
                .doesNotThrowAnyException();
    }
}
