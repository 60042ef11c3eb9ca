package dev.entente.local.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.entente.local.json.Json;
import dev.entente.local.process.LocalFailure;
import dev.entente.local.token.Grant;
import dev.entente.local.token.SigningKey;

/** Posts the sample corpus as any integrator would, and waits until it can be read. Posting it again changes nothing. */
final class Sample {
    private static final String CORPUS =
            "cooperation-events/src/main/resources/dev/entente/events/corpus/turkiye-malaysia-2024.ndjson";
    private static final int BATCH = 100;
    private static final int ATTEMPTS = 24;
    private static final int SHOWN_PROBLEMS = 10;

    private final URI ingest;
    private final URI query;
    private final SigningKey key;
    private final Progress progress;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Sample(URI ingest, URI query, SigningKey key, Progress progress) {
        this.ingest = ingest;
        this.query = query;
        this.key = key;
        this.progress = progress;
    }

    void post(Path checkout) {
        List<String> events = events(checkout.resolve(CORPUS));
        String token = token(events);
        List<String> positions = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int from = 0; from < events.size(); from += BATCH) {
            for (Map<?, ?> result : post(events.subList(from, Math.min(events.size(), from + BATCH)), token)) {
                if (result.get("position") instanceof String position) {
                    positions.add(position);
                } else {
                    problems.add(Json.write(result));
                }
            }
        }
        progress.say("  sample: %d events accepted, %d rejected".formatted(positions.size(), problems.size()));
        problems.stream().limit(SHOWN_PROBLEMS).forEach(problem -> progress.say("    " + problem));
        positions.forEach(this::awaitReadable);
        progress.say("  sample: can be read");
    }

    private static List<String> events(Path corpus) {
        try {
            return Files.readAllLines(corpus).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new LocalFailure("The sample %s cannot be read: %s".formatted(corpus, e), e);
        }
    }

    /** For just the sources that the events are from. */
    private String token(List<String> events) {
        List<String> sources = events.stream()
                .map(event -> (Map<?, ?>) Json.read(event))
                .map(event -> event.get("source").toString())
                .distinct()
                .toList();
        return key.sign(Grant.of("sample", List.of("events:write"), sources).claims(Instant.now()));
    }

    private List<Map<?, ?>> post(List<String> events, String token) {
        HttpRequest request = HttpRequest.newBuilder(ingest.resolve("/events"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/cloudevents-batch+json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", events) + "]"))
                .build();
        HttpResponse<String> answer = send(request, 429, 503);
        if (Json.read(answer.body()) instanceof Map<?, ?> body && body.get("results") instanceof List<?> results) {
            return results.stream().<Map<?, ?>>map(result -> (Map<?, ?>) result).toList();
        }
        throw new LocalFailure(
                "The ingest service did not take the sample: %d %s".formatted(answer.statusCode(), answer.body()));
    }

    private void awaitReadable(String position) {
        HttpRequest request = HttpRequest.newBuilder(query.resolve("/positions/now"))
                .timeout(Duration.ofSeconds(30))
                .header("Entente-Min-Position", position)
                .build();
        HttpResponse<String> answer = send(request, 503, 504);
        if (answer.statusCode() != 200) {
            throw new LocalFailure(
                    "The sample was accepted, but the query service does not show it: %d %s. Its log tells more."
                            .formatted(answer.statusCode(), answer.body()));
        }
    }

    /** Sends again while the answer is one of these, which mean "not now", for some time. */
    private HttpResponse<String> send(HttpRequest request, int... notNow) {
        HttpResponse<String> answer = send(request);
        for (int attempt = 1; attempt < ATTEMPTS && contains(notNow, answer.statusCode()); attempt++) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            answer = send(request);
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LocalFailure("%s does not answer: %s".formatted(request.uri(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while posting the sample", e);
        }
    }

    private static boolean contains(int[] statuses, int status) {
        for (int one : statuses) {
            if (one == status) {
                return true;
            }
        }
        return false;
    }
}
