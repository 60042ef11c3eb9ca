package dev.entente.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::, 20010db800010002",
        "somewhere, somewhere"
    })
    void who_owns_an_address_owns_all_of_its_network(String address, String network) {
        assertThat(ClientNetwork.of(address)).isEqualTo(network);
    }
}
