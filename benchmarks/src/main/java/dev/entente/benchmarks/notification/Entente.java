package dev.entente.benchmarks.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The services, as their users call them. */
public final class Entente {

    static final String SOURCE = "https://benchmark.example.org";

    private static final int AT_ONCE = 16;

    private final URI ingest;
    private final URI notification;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** With a token that may write as {@code https://benchmark.example.org} and subscribe. */
    public Entente(URI ingest, URI notification, String token) {
        this.ingest = ingest;
        this.notification = notification;
        this.token = token;
    }

    /** Subscribes so many times to agreements between two countries. */
    public void subscribe(int many, IntFunction<String> url, String one, String other) {
        var room = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, many)
                    .mapToObj(number -> threads.submit(() -> {
                        room.acquire();
                        try {
                            return post(
                                    notification.resolve("/subscriptions"),
                                    "application/json",
                                    """
                                    {"channel":{"type":"webhook","url":"%s"},"filter":{"countries":{"all":["%s","%s"]}}}""".formatted(url.apply(number), one, other),
                                    201);
                        } finally {
                            room.release();
                        }
                    }))
                    .toList();
            for (Future<String> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not subscribe", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while subscribing", e);
        }
    }

    /** Posts a newly signed agreement; returns its subject when it is in the log. */
    public String sign(String one, String other) throws IOException, InterruptedException {
        var subject = "agreement/benchmark-" + UUID.randomUUID();
        post(
                ingest.resolve("/events"),
                "application/cloudevents+json",
                """
                {"specversion":"1.0","id":"%s","source":"%s/load","type":"dev.entente.agreement.signed.v1",\
                "subject":"%s","time":"2024-08-20T09:00:00Z","datacontenttype":"application/json",\
                "data":{"occurred":"2024-08-19/2024-08-22","title":{"en":"Training of military personnel",\
                "tr":"Askerî personelin eğitimi","ms":"Latihan anggota tentera"},"instrument":"memorandum-of-understanding",\
                "parties":[{"country":"%s"},{"country":"%s"}],"sectors":["military","education"],\
                "evidence":[{"url":"https://press.example.org/a/7","publisher":"Example Press","kind":"press"}]}}""".formatted(UUID.randomUUID(), SOURCE, subject, one, other),
                202);
        return subject;
    }

    private String post(URI to, String type, String body, int wanted) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(to)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != wanted) {
            throw new IllegalStateException("%s answers %d: %s".formatted(to, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    /** The value of a metric of the notification service, with its labels as it shows them; 0 where there is none yet. */
    double metric(String name) throws IOException, InterruptedException {
        var metrics = client.send(
                HttpRequest.newBuilder(notification.resolve("/q/metrics")).build(),
                HttpResponse.BodyHandlers.ofString());
        return Arrays.stream(metrics.body().split("\n"))
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
