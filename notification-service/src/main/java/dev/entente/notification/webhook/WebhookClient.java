package dev.entente.notification.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;

import dev.entente.notification.Settings;
import dev.entente.notification.delivery.Answer;
import dev.entente.notification.webhook.Connections.Exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Posts a signed body and waits for the answer; follows no redirects. */
@Singleton
class WebhookClient {

    private static final int READ_AT_MOST = 64 * 1024;

    private final Vertx vertx;
    private final Connections connections;
    private final AddressGuard guard;
    private final Settings settings;
    private final Clock clock;

    WebhookClient(Vertx vertx, AddressGuard guard, Settings settings, Clock clock) {
        this.vertx = vertx;
        this.guard = guard;
        this.settings = settings;
        this.clock = clock;
        this.connections = new Connections(
                vertx,
                new HttpClientOptions()
                        .setMaxPoolSize(
                                settings.delivery().concurrency()) // of a host, which may be that of many receivers
                        .setConnectTimeout((int) settings.webhook().timeout().toMillis())
                        .setVerifyHost(true)
                        .setTracingPolicy(TracingPolicy.IGNORE)); // who sends says to which trace it belongs
    }

    /**
     * What is posted.
     *
     * @param trace to which it belongs, as the header {@code traceparent} has it
     */
    record Letter(String id, Buffer body, Optional<String> trace) {}

    /** Makes one attempt; all keys sign, one after the other. It ends within the time-out, with all that it begins with. */
    Answer post(URI url, Letter letter, List<String> keys) {
        var timeout = settings.webhook().timeout();
        var until = System.nanoTime() + timeout.toNanos();
        try {
            var address = guard.addressOf(url, timeout);
            var https = url.getScheme().equalsIgnoreCase("https");
            var port = url.getPort() > 0 ? url.getPort() : https ? 443 : 80;
            var timestamp = clock.instant().getEpochSecond();
            var options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                    .setHost(url.getHost())
                    .setPort(port)
                    .setSsl(https)
                    .setURI(pathOf(url))
                    .putHeader("content-type", "application/cloudevents+json")
                    .putHeader("user-agent", "Entente")
                    .putHeader("webhook-id", letter.id())
                    .putHeader("webhook-timestamp", Long.toString(timestamp))
                    .putHeader(
                            "webhook-signature",
                            Signature.of(letter.id(), timestamp, letter.body().getBytes(), keys));
            letter.trace().ifPresent(trace -> options.putHeader("traceparent", trace));
            return await(options, letter.body(), until - System.nanoTime());
        } catch (ForbiddenAddress e) {
            return new Answer.Failed(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed("interrupted, for the service stops");
        }
    }

    private static String pathOf(URI url) {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** All on one context: elsewhere the answer may have ended before anybody listens to it. */
    private Answer await(RequestOptions options, Buffer body, long nanos) throws InterruptedException {
        var exchange = new Exchange<Answer>(options, body);
        var answer = exchange.result();
        vertx.getOrCreateContext()
                .runOnContext(start -> connections
                        .send(exchange)
                        .onSuccess(response -> read(response, answer))
                        .onFailure(answer::completeExceptionally));
        try {
            return answer.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return new Answer.Failed("no answer: " + reason(e.getCause()));
        } catch (TimeoutException e) {
            exchange.giveUp();
            return new Answer.Failed(
                    "no answer within " + settings.webhook().timeout().toSeconds() + " s");
        }
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** Reads as much as is allowed; what comes after that is not waited for. */
    private static void read(HttpClientResponse response, CompletableFuture<Answer> answer) {
        var text = Buffer.buffer();
        response.handler(part -> {
            text.appendBuffer(part, 0, Math.min(part.length(), READ_AT_MOST - text.length()));
            if (text.length() >= READ_AT_MOST && answer.complete(judge(response, text))) {
                response.request().reset();
            }
        });
        response.exceptionHandler(answer::completeExceptionally);
        response.endHandler(end -> answer.complete(judge(response, text)));
    }

    private static Answer judge(HttpClientResponse response, Buffer text) {
        var status = Optional.of(response.statusCode());
        var said = text.toString(UTF_8);
        if (response.statusCode() / 100 == 2) {
            return new Answer.Delivered(status, said);
        }
        return response.statusCode() == 410
                ? new Answer.Gone(status, said)
                : new Answer.Failed(status, said, retryAfter(response));
    }

    /** Only the form in seconds; a date would need both clocks to agree. */
    private static Optional<Duration> retryAfter(HttpClientResponse response) {
        return Optional.ofNullable(response.getHeader("retry-after"))
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }
}
