package dev.entente.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class SystemResolverTest {

    private final NameServer server = new NameServer();
    private SystemResolver resolver = asking(Duration.ofSeconds(30));

    private SystemResolver asking(Duration untilAskedAgain) {
        return new SystemResolver(new SingletonDnsServerAddressStreamProvider(server.address()), untilAskedAgain);
    }

    @AfterEach
    void close() {
        resolver.close();
        server.close();
    }

    private List<InetAddress> addresses(String host) throws Exception {
        return resolver.resolve(host).get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_name_is_found_however_many_others_nobody_answers_for() throws Exception {
        server.knows("receiver.example.org", "93.184.216.34");
        var threads = Thread.activeCount();
        var hanging = IntStream.range(0, 1000)
                .mapToObj(n -> resolver.resolve("n" + n + ".silent.example.org"))
                .toList();

        assertThat(addresses("receiver.example.org")).containsExactly(InetAddress.getByName("93.184.216.34"));

        assertThat(hanging).noneMatch(asked -> asked.isDone());
        assertThat(Thread.activeCount()).as("threads").isLessThan(threads + 100);
    }

    @Test
    void a_question_that_was_lost_is_asked_again() throws Exception {
        resolver.close();
        resolver = asking(Duration.ofMillis(200));
        server.knows("receiver.example.org", "93.184.216.34");
        server.loses(5);

        assertThat(addresses("receiver.example.org")).containsExactly(InetAddress.getByName("93.184.216.34"));
    }

    @Test
    void a_name_that_does_not_exist_is_not_asked_for_again() {
        server.knows("unknown.example.org");

        assertThatThrownBy(() -> addresses("unknown.example.org")).hasCauseInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @CsvSource({"nameserver 192.0.2.53, 192.0.2.53", "search example.org, 127.0.0.1"})
    void the_name_servers_that_are_configured_are_asked_or_one_on_this_machine(
            String line, String server, @TempDir Path folder) throws Exception {
        var configuration = Files.writeString(folder.resolve("resolv.conf"), line + "\n");

        assertThat(asked(configuration)).isEqualTo(server + ":53");
        assertThat(asked(folder.resolve("none"))).isEqualTo("127.0.0.1:53");
    }

    private static String asked(Path configuration) {
        var server = SystemResolver.namedIn(configuration)
                .nameServerAddressStream("receiver.example.org.")
                .next();
        return server.getAddress().getHostAddress() + ":" + server.getPort();
    }

    @Test
    void addresses_and_names_of_this_machine_need_no_name_server() throws Exception {
        assertThat(addresses("93.184.216.34")).containsExactly(InetAddress.getByName("93.184.216.34"));
        assertThat(addresses("[2606:2800:220:1::1]")).containsExactly(InetAddress.getByName("2606:2800:220:1::1"));
        assertThat(addresses("localhost")).allMatch(InetAddress::isLoopbackAddress);
    }
}
