package dev.entente.notification.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

import dev.entente.notification.Settings;
import dev.entente.notification.delivery.Answer;
import dev.entente.notification.support.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** What is not public is not reached, however its address is written. Names mean what this test says; nothing leaves this machine. */
class HostileUrlTest {

    /** Names that point to what is not public, and one that points to a public address as well. */
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("localhost", List.of("127.0.0.1", "::1")),
            Map.entry("localhost.", List.of("127.0.0.1")),
            Map.entry("loopback.example.org", List.of("127.0.0.1")),
            Map.entry("127.0.0.1.wild.example.org", List.of("127.0.0.1")),
            Map.entry("loopback6.example.org", List.of("::1")),
            Map.entry("mapped.example.org", List.of("::ffff:127.0.0.1")),
            Map.entry("zero.example.org", List.of("0.0.0.0")),
            Map.entry("ten.example.org", List.of("10.0.0.5")),
            Map.entry("home.example.org", List.of("192.168.1.1")),
            Map.entry("carrier.example.org", List.of("100.64.0.1")),
            Map.entry("metadata.google.internal", List.of("169.254.169.254")),
            Map.entry("unique-local.example.org", List.of("fd00:ec2::254")),
            Map.entry("link-local.example.org", List.of("fe80::1")),
            Map.entry("nat64.example.org", List.of("64:ff9b::7f00:1")),
            Map.entry("multicast.example.org", List.of("224.0.0.1")),
            Map.entry("both.example.org", List.of("93.184.216.34", "127.0.0.1")));

    /** With {@code {port}} where this test listens. */
    static Stream<String> urls() {
        return Stream.of(
                "https://127.0.0.1:{port}/",
                "https://127.0.0.1.:{port}/",
                "https://127.1:{port}/",
                "https://127.0.1:{port}/",
                "https://2130706433:{port}/",
                "https://0x7f000001:{port}/",
                "https://0x7f.0.0.1:{port}/",
                "https://0177.0.0.1:{port}/",
                "https://017700000001:{port}/",
                "https://127.8.9.10:{port}/",
                "https://0.0.0.0:{port}/",
                "https://0:{port}/",
                "https://[::1]:{port}/",
                "https://[::]:{port}/",
                "https://[::ffff:127.0.0.1]:{port}/",
                "https://[::ffff:7f00:1]:{port}/",
                "https://[::127.0.0.1]:{port}/",
                "https://[64:ff9b::7f00:1]:{port}/",
                "https://[2002:7f00:1::]:{port}/",
                "https://localhost:{port}/",
                "https://localhost.:{port}/",
                "https://LOCALHOST:{port}/",
                "https://loopback.example.org:{port}/",
                "https://127.0.0.1.wild.example.org:{port}/",
                "https://loopback6.example.org:{port}/",
                "https://mapped.example.org:{port}/",
                "https://zero.example.org:{port}/",
                "https://both.example.org:{port}/",
                "https://unknown.example.org:{port}/",
                "http://loopback.example.org:{port}/",
                "https://user@loopback.example.org:{port}/",
                "https://receiver.example.org@127.0.0.1:{port}/",
                "https://127.0.0.1:{port}\\@receiver.example.org/",
                "https://①②⑦.⓪.⓪.①:{port}/",
                "https://127。0。0。1:{port}/",
                "https://169.254.169.254/latest/meta-data/",
                "https://metadata.google.internal/computeMetadata/v1/",
                "https://[fd00:ec2::254]/latest/meta-data/",
                "https://unique-local.example.org/",
                "https://link-local.example.org/",
                "https://nat64.example.org/",
                "https://multicast.example.org/",
                "https://ten.example.org/",
                "https://home.example.org/",
                "https://carrier.example.org/",
                "https://10.0.0.5/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "file:///etc/passwd",
                "ftp://loopback.example.org:{port}/",
                "gopher://127.0.0.1:{port}/_GET",
                "dict://127.0.0.1:{port}/info",
                "jar:https://127.0.0.1:{port}/!/",
                "https:///127.0.0.1",
                "//127.0.0.1:{port}/");
    }

    private static final Vertx VERTX = Vertx.vertx();

    private ServerSocket listening;
    private final AtomicInteger reached = new AtomicInteger();

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try (var connection = listening.accept()) {
                    reached.incrementAndGet();
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    return; // it is closed
                }
            }
        });
    }

    @AfterEach
    void stopListening() throws IOException {
        listening.close();
    }

    @AfterAll
    static void end() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Settings settings;

    @BeforeAll
    static void configure() {
        settings = TestSettings.with(Map.of("webhook.timeout", "2s"));
    }

    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        var addresses = NAMES.get(host.toLowerCase(java.util.Locale.ROOT));
        if (addresses == null && !host.matches("[0-9.]+|\\[[0-9a-f:.]+]")) {
            throw new UnknownHostException(host);
        }
        return literals(addresses == null ? List.of(host) : addresses);
    }

    private static List<InetAddress> literals(List<String> addresses) throws UnknownHostException {
        var literals = new java.util.ArrayList<InetAddress>();
        for (var address : addresses) {
            literals.add(InetAddress.getByName(address));
        }
        return literals;
    }

    private static Answer post(AddressGuard guard, URI url) {
        return new WebhookClient(VERTX, guard, settings, Clock.systemUTC())
                .post(url, new WebhookClient.Letter("id", Buffer.buffer(), Optional.empty()), List.of("whsec_AAAA"));
    }

    @ParameterizedTest
    @MethodSource("urls")
    void nothing_is_reached(String url) {
        var text = url.replace("{port}", Integer.toString(listening.getLocalPort()));
        try {
            var answer = post(
                    new AddressGuard(Names.known(HostileUrlTest::resolve), false, false),
                    new URI(text).parseServerAuthority());

            assertThat(answer).isInstanceOf(Answer.Failed.class);
            assertThat(((Answer.Failed) answer).text()).matches("the (URL|host) .*");
        } catch (URISyntaxException e) {
            assertThat(text).as("no URL").containsAnyOf("①", "。", "\\", "///", "jar:", "//127", "0x7f.");
        }
        assertThat(reached).hasValue(0);
    }

    @Test
    void there_are_forty_at_least() {
        assertThat(urls().distinct().count()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void the_address_that_was_checked_is_the_one_that_is_called_whatever_the_name_means_a_moment_later() {
        var asked = new AtomicInteger();
        var rebinding = new AddressGuard(
                Names.known(host -> literals(List.of(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2"))),
                true,
                true);

        var answer = post(rebinding, URI.create("http://rebinding.example.org:" + listening.getLocalPort() + "/"));

        assertThat(answer).isInstanceOf(Answer.Delivered.class);
        assertThat(asked).hasValue(1);
        assertThat(reached).hasValue(1);
    }

    @Test
    @Timeout(60)
    void an_attempt_ends_in_time_where_no_name_server_answers() {
        var asked = new CompletableFuture<List<InetAddress>>();

        var answer = post(
                new AddressGuard(host -> asked, true, true),
                URI.create("http://silent.example.org:" + listening.getLocalPort() + "/"));

        assertThat(answer).isInstanceOf(Answer.Failed.class);
        assertThat(answer.text()).isEqualTo("no name server told the address of the host within 2 s");
        assertThat(asked).isCancelled();
        assertThat(reached).hasValue(0);
    }
}
