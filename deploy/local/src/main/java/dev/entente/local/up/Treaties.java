package dev.entente.local.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.entente.local.json.Json;
import dev.entente.local.process.DataFolder;
import dev.entente.local.process.LocalFailure;

/** Brings in the treaty tables as their owner would, by {@code deploy/import}, and waits until they can be read. */
final class Treaties {
    private static final String FOLDER = "deploy/samples/treaties";
    private static final Map<String, String> MAPPINGS = Map.of(
            "uk-bilateral.yaml", "uk-bilateral-1945.csv",
            "trade-agreements.yaml", "trade-agreements-two-party.csv");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final URI query;
    private final DataFolder data;
    private final Progress progress;

    Treaties(URI query, DataFolder data, Progress progress) {
        this.query = query;
        this.data = data;
        this.progress = progress;
    }

    void bringIn(Path checkout) {
        MAPPINGS.forEach((mapping, table) -> {
            progress.say("  treaties: " + table);
            Path folder = checkout.resolve(FOLDER);
            run(
                    checkout,
                    "--mapping",
                    folder.resolve(mapping).toString(),
                    folder.resolve(table).toString());
        });
        awaitReadable();
        progress.say("  treaties: can be read");
    }

    private void run(Path checkout, String... words) {
        ProcessBuilder command =
                new ProcessBuilder(checkout.resolve("deploy/import").toString());
        command.command().addAll(java.util.List.of(words));
        command.environment().put("ENTENTE_DATA", data.folder().toString());
        command.environment().remove("ENTENTE_TOKEN"); // of another system
        try {
            int status = command.inheritIO().start().waitFor();
            if (status != 0) {
                throw new LocalFailure(
                        "The treaties did not all go in: deploy/import ended with %d (see above)".formatted(status));
            }
        } catch (IOException e) {
            throw new LocalFailure("deploy/import cannot be run: %s".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while bringing in the treaties", e);
        }
    }

    /** Until nothing is left that the query service has not read. */
    private void awaitReadable() {
        long start = System.nanoTime();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            while (lags(http)) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new LocalFailure(
                            "The treaties were accepted, but after %d s the query service does not show them all. Its log: %s"
                                    .formatted(PATIENCE.toSeconds(), data.log(Service.QUERY.label())));
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    private boolean lags(HttpClient http) {
        HttpRequest request = HttpRequest.newBuilder(query.resolve("/positions/now"))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() != 200
                    || !(Json.read(answer.body()) instanceof Map<?, ?> now)
                    || !"0".equals(String.valueOf(now.get("lag")));
        } catch (IOException e) {
            return true; // not yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while waiting for the treaties", e);
        }
    }
}
