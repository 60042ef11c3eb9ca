package dev.entente.notification.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

import dev.entente.notification.delivery.Answer;
import dev.entente.notification.support.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** What receivers are believed, and how much of it. */
class ReceiverAnswerTest {

    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final String TRUST_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String NAME = "receiver.example.org";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Answer post(String url) {
        var guard = new AddressGuard(Names.known(host -> List.of(InetAddress.getLoopbackAddress())), true, true);
        return new WebhookClient(vertx, guard, TestSettings.usual(), Clock.systemUTC())
                .post(
                        URI.create(url + ":" + server.getAddress().getPort() + "/"),
                        new WebhookClient.Letter("one", Buffer.buffer("{}"), Optional.empty()),
                        List.of("whsec_AAAA"));
    }

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private void serve(HttpServer with, Answering answering) {
        server = with;
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            answering.answer(exchange);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Serves by a certificate for the name, which it signed itself. */
    private Path serveSecurely() throws IOException, GeneralSecurityException, InterruptedException {
        var store = folder.resolve("receiver.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + NAME,
                        "-ext",
                        "san=dns:" + NAME,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var secure = HttpsServer.create(anyPort(), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context));
        serve(secure, exchange -> exchange.sendResponseHeaders(204, -1));
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("receiver", keys.getCertificate("receiver"));
        var trust = folder.resolve("trust.p12");
        try (var file = Files.newOutputStream(trust)) {
            trusted.store(file, PASSWORD);
        }
        return trust;
    }

    @Test
    void a_certificate_for_which_nobody_vouches_is_not_taken() throws Exception {
        serveSecurely();

        assertThat(post("https://" + NAME)).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void a_certificate_is_taken_for_its_own_name_alone() throws Exception {
        var trust = serveSecurely();
        System.setProperty(TRUST, trust.toString());
        System.setProperty(TRUST_PASSWORD, new String(PASSWORD));
        try {
            assertThat(post("https://" + NAME)).isInstanceOf(Answer.Delivered.class);
            assertThat(post("https://other.example.org")).isInstanceOf(Answer.Failed.class);
        } finally {
            System.clearProperty(TRUST);
            System.clearProperty(TRUST_PASSWORD);
        }
    }

    @Test
    void of_an_answer_without_end_64_kilobytes_are_read_and_the_end_is_not_waited_for() throws Exception {
        var end = new CountDownLatch(1);
        serve(HttpServer.create(anyPort(), 0), exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("x".repeat(70_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        var answer = post("http://" + NAME);

        end.countDown();
        assertThat(answer).isInstanceOf(Answer.Delivered.class);
        assertThat(answer.text()).hasSize(64 * 1024);
    }

    @Test
    void when_a_receiver_wants_to_be_asked_again_is_read_in_seconds() throws Exception {
        serve(HttpServer.create(anyPort(), 0), exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(429, -1);
        });

        assertThat(post("http://" + NAME))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.retryAfter()).contains(Duration.ofSeconds(7)));
    }
}
