package dev.entente.notification.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AddressGuardTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static AddressGuard knowing(String... addresses) {
        return new AddressGuard(Names.known(host -> literals(addresses)), false, false);
    }

    private static List<InetAddress> literals(String... addresses) throws UnknownHostException {
        var literals = new java.util.ArrayList<InetAddress>();
        for (var address : addresses) {
            literals.add(InetAddress.getByName(address));
        }
        return literals;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.170",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "ff02::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2001::1"
            })
    void an_address_that_is_not_public_is_not_called(String address) {
        assertThatExceptionOfType(ForbiddenAddress.class)
                .isThrownBy(() -> knowing(address).addressOf(URI.create("https://receiver.example.org/hook"), PATIENCE))
                .withMessageContaining("not public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "64:ff9b::5db8:d822"})
    void a_public_address_is_called(String address) throws Exception {
        assertThat(knowing(address).addressOf(URI.create("https://receiver.example.org/hook"), PATIENCE))
                .isEqualTo(InetAddress.getByName(address));
    }

    @Test
    void one_private_address_among_public_ones_is_enough_to_refuse() {
        assertThatExceptionOfType(ForbiddenAddress.class)
                .isThrownBy(() -> knowing("93.184.216.34", "10.0.0.1")
                        .addressOf(URI.create("https://receiver.example.org/hook"), PATIENCE));
    }

    @Test
    void a_name_that_points_elsewhere_the_second_time_is_refused_then() throws Exception {
        var answers = List.of("93.184.216.34", "127.0.0.1").iterator();
        var guard = new AddressGuard(Names.known(host -> literals(answers.next())), false, false);
        var url = URI.create("https://rebinding.example.org/");

        assertThat(guard.addressOf(url, PATIENCE).getHostAddress()).isEqualTo("93.184.216.34");
        assertThatExceptionOfType(ForbiddenAddress.class).isThrownBy(() -> guard.addressOf(url, PATIENCE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://receiver.example.org/",
                "ftp://receiver.example.org/",
                "file:///etc/passwd",
                "gopher://receiver.example.org/",
                "https://user:secret@receiver.example.org/",
                "https:///hook",
                "//receiver.example.org/hook",
                "https://receiver.example.org:0/",
                "https://receiver.example.org:70000/"
            })
    void what_is_no_https_url_of_a_host_is_refused(String url) {
        assertThat(knowing("93.184.216.34").fault(URI.create(url))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://127.1/"})
    void an_odd_spelling_of_loopback_reaches_nothing(String url) {
        var resolver = new SystemResolver();
        var guard = new AddressGuard(resolver, false, false);

        assertThatExceptionOfType(ForbiddenAddress.class).isThrownBy(() -> guard.addressOf(URI.create(url), PATIENCE));
        resolver.close();
    }
}
