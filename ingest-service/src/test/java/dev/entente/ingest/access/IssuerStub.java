package dev.entente.ingest.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An issuer of tokens: its discovery document, and the keys that it publishes now. */
final class IssuerStub implements AutoCloseable {

    /** A key under its name. */
    record Key(String id, KeyPair pair) {

        static Key named(String id) {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return new Key(id, generator.generateKeyPair());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has RSA", e);
            }
        }

        private String json() {
            var key = (RSAPublicKey) pair.getPublic();
            return """
                    {"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}
                    """.formatted(id, base64(key.getModulus()), base64(key.getPublicExponent()));
        }

        private static String base64(BigInteger number) {
            var bytes = number.toByteArray();
            var unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
        }
    }

    private final URI address;
    private volatile List<Key> published = List.of();
    private HttpServer server;

    IssuerStub(String address) {
        this.address = URI.create(address);
    }

    void publish(Key... keys) {
        published = List.of(keys);
    }

    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/keys", this::keys);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(exchange, """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","token_endpoint":"%1$s/token",
                 "introspection_endpoint":"%1$s/introspect"}
                """.formatted(address));
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(exchange, published.stream().map(Key::json).collect(Collectors.joining(",", "{\"keys\":[", "]}")));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
