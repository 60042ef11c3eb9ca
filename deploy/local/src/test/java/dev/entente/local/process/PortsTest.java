package dev.entente.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

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
