package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A receiver of webhooks that keeps what it gets. */
final class Receiver implements AutoCloseable {

    /** What arrived. */
    record Received(String id, HttpHeaders headers, String body) {

        JsonNode json() {
            try {
                return Http.JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String subject() {
            return json().path("subject").asText();
        }

        boolean isAlert() {
            return !json().path("type").asText().equals("dev.entente.alert.test.v1");
        }

        boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return true;
            } catch (WebhookVerificationException e) {
                return false;
            } catch (EmptyWebhookSecretException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
            received.add(new Received(headers.firstValue("webhook-id").orElse(""), headers, body));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    List<Received> alerts() {
        return received.stream().filter(Received::isAlert).toList();
    }

    /** Subscribes to new agreements among both countries; returns the subscription. */
    JsonNode subscribe(Entente entente, String first, String second) {
        var body = """
                {"channel":{"type":"webhook","url":"%s"},"alerts":["agreement.new"],"language":"en",
                 "filter":{"countries":{"all":["%s","%s"]}}}""".formatted(url(), first, second);
        return Http.post(
                        entente.notification("/subscriptions"),
                        "application/json",
                        body,
                        "Authorization",
                        "Bearer " + entente.token("--scope", "subscriptions:write"))
                .is(201)
                .json();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
