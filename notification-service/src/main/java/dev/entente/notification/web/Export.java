package dev.entente.notification.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.arc.ClientProxy;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;

import dev.entente.events.json.Json;
import dev.entente.notification.delivery.DeliveryLog;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.subscription.Subscription;
import dev.entente.web.Problem;

/**
 * All that is kept of a subscriber, written while it is read: however much was sent, little of it is in memory. No connection
 * to the database is held while the client reads.
 */
@Singleton
public class Export {

    static final int AT_ONCE = 200;

    /** Each holds a thread for as long as its client takes, which is not for ever. */
    private static final int ROOM = 16;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Semaphore room = new Semaphore(ROOM);
    private final Managing managing;
    private final DeliveryLog log;
    private final Vertx vertx;
    private final HttpServerResponse wire;

    Export(Managing managing, DeliveryLog log, Vertx vertx, HttpServerResponse wire) {
        this.managing = managing;
        this.log = log;
        this.vertx = vertx;
        this.wire = wire;
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** The subscription as its subscriber sees it, and under {@code deliveries} everything that was sent, the latest first. */
    public Response.ResponseBuilder of(Subscription subscription) {
        var shown = Representation.of(subscription, managing);
        return streamed(json -> write(shown, subscription, json));
    }

    /** Under {@code subscriptions} the same of each. */
    Response.ResponseBuilder of(List<Subscription> subscriptions) {
        return streamed(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("subscriptions");
            for (var subscription : subscriptions) {
                write(Representation.of(subscription, managing), subscription, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private Response.ResponseBuilder streamed(Writing writing) {
        StreamingOutput body = out -> {
            if (!room.tryAcquire()) {
                throw Problem.of(
                                503,
                                "unavailable",
                                "Unavailable",
                                "As many exports are read just now as can be. Try again later.")
                        .header(HttpHeaders.RETRY_AFTER, 15);
            }
            var reader = ClientProxy.unwrap(wire);
            var end = vertx.setTimer(PATIENCE.toMillis(), timer -> reader.reset());
            try {
                write(writing, out);
            } finally {
                vertx.cancelTimer(end);
                room.release();
            }
        };
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    void write(ObjectNode shown, Subscription subscription, OutputStream out) throws IOException {
        write(json -> write(shown, subscription, json), out);
    }

    /** What breaks off is no JSON, and its end is not that of an answer. */
    private static void write(Writing writing, OutputStream out) throws IOException {
        var json = Json.MAPPER.createGenerator(out).disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        writing.to(json);
        json.flush();
        out.flush();
    }

    private void write(ObjectNode shown, Subscription subscription, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (var property : shown.properties()) {
            json.writeFieldName(property.getKey());
            json.writeTree(property.getValue());
        }
        json.writeArrayFieldStart("deliveries");
        var before = Long.MAX_VALUE;
        for (var page = page(subscription, before); !page.isEmpty(); page = page(subscription, before)) {
            for (var entry : page) {
                json.writeTree(DeliveryPage.show(entry));
            }
            before = page.getLast().seq();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private List<DeliveryLog.Entry> page(Subscription subscription, long before) {
        return log.of(subscription.id(), Optional.empty(), before, AT_ONCE);
    }
}
