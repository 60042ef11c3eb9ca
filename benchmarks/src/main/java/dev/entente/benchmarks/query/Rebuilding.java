package dev.entente.benchmarks.query;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.benchmarks.measure.ProcessorUse;
import dev.entente.events.json.Json;
import dev.entente.local.process.LocalFailure;

/** Asks for a rebuild of the read models from the log, and follows it until what was made serves. */
final class Rebuilding {

    private static final long BETWEEN_LOOKS = 500_000_000;

    private final URI address;
    private final String token;
    private final List<Long> processes;

    /**
     * One of a service.
     *
     * @param token of the scope {@code admin}
     */
    Rebuilding(URI service, String token, List<Long> processes) {
        this.address = service.resolve("/admin/rebuild");
        this.token = token;
        this.processes = processes;
    }

    /** Counts everything: reading the log, telling, indexes, the comparison with what served, the exchange. */
    Projecting.Rate run() {
        try (var client = HttpClient.newHttpClient()) {
            var start = System.nanoTime();
            var use = new ProcessorUse(processes);
            var told = start;
            var rebuild = ask(client, "POST");
            while (rebuild.path("state").asText().equals("running")) {
                if (System.nanoTime() - told > 20 * BETWEEN_LOOKS) {
                    told = System.nanoTime();
                    System.err.printf(
                            "%s %% of the rebuild%n", rebuild.path("percent").asText());
                }
                LockSupport.parkNanos(BETWEEN_LOOKS);
                rebuild = ask(client, "GET");
            }
            var seconds = (System.nanoTime() - start) / 1e9;
            if (!rebuild.path("state").asText().equals("swapped")) {
                throw new LocalFailure("What was rebuilt does not serve: " + rebuild);
            }
            var events = rebuild.path("events").asLong();
            return new Projecting.Rate(0, events, seconds, use.each(events));
        }
    }

    private JsonNode ask(HttpClient client, String method) {
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(address)
                            .header("Authorization", "Bearer " + token)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new LocalFailure("No rebuild can be asked for: " + answer.body());
            }
            return Json.object(answer.body());
        } catch (IOException e) {
            throw new LocalFailure("The query service does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while following a rebuild", e);
        }
    }
}
