package dev.entente.local.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.entente.local.json.Json;

/** Serves the inbox on the loopback interface: pages for people, {@code GET /messages} for tests. */
final class InboxServer implements AutoCloseable {
    private static final String OWN_PAGES =
            "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    // no scripts, no requests to anywhere, and an origin that is nobody's
    private static final String MAILED_HTML =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'";
    private static final Pattern MAIL = Pattern.compile("/mail/(\\d{1,18})(/html)?");

    private final Inbox inbox;
    private final HttpServer server;

    InboxServer(Inbox inbox, int port) throws IOException {
        this.inbox = inbox;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                send(exchange, 405, "text/plain", OWN_PAGES, "Only GET is answered here.\n");
            } else if (path.equals("/")) {
                send(exchange, 200, "text/html", OWN_PAGES, InboxPages.list(inbox.all()));
            } else if (path.equals("/messages")) {
                send(
                        exchange,
                        200,
                        "application/json",
                        OWN_PAGES,
                        Json.write(inbox.all().stream().map(Mail::toJson).toList()));
            } else if (path.equals("/style.css")) {
                send(exchange, 200, "text/css", OWN_PAGES, style());
            } else {
                answerMail(exchange, path);
            }
        }
    }

    private void answerMail(HttpExchange exchange, String path) throws IOException {
        Matcher matcher = MAIL.matcher(path);
        Optional<Mail> mail = matcher.matches() ? inbox.numbered(Long.parseLong(matcher.group(1))) : Optional.empty();
        if (mail.isEmpty()) {
            send(exchange, 404, "text/html", OWN_PAGES, InboxPages.notFound());
        } else if (matcher.group(2) == null) {
            send(exchange, 200, "text/html", OWN_PAGES, InboxPages.mail(mail.get()));
        } else {
            send(
                    exchange,
                    200,
                    "text/html",
                    MAILED_HTML,
                    "<base target=\"_blank\">" + mail.get().html());
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String policy, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String style() throws IOException {
        try (InputStream text = InboxServer.class.getResourceAsStream("style.css")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
