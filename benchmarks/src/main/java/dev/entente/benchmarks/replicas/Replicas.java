package dev.entente.benchmarks.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.entente.benchmarks.measure.ProcessUse;
import dev.entente.local.process.Checkout;
import dev.entente.local.process.Child;
import dev.entente.local.process.DataFolder;
import dev.entente.local.process.GuardedChildren;
import dev.entente.local.process.Http;
import dev.entente.local.process.Identity;
import dev.entente.local.process.Launch;
import dev.entente.local.process.Waiting;

/** Replicas of a packaged service on ports of this machine, each told what {@code deploy/up} tells the one that it starts. */
final class Replicas implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final GuardedChildren guarded;
    private final List<Child> children = new ArrayList<>();
    private final int firstPort;

    private Replicas(Path logs, int firstPort) {
        this.guarded = new GuardedChildren(logs);
        this.firstPort = firstPort;
    }

    /** Starts so many on this port and the following ones; returns when all are ready. */
    static Replicas start(String service, int count, int firstPort) {
        var logs = folder();
        var replicas = new Replicas(logs, firstPort);
        try {
            for (var number = 0; number < count; number++) {
                replicas.children.add(replicas.guarded.start(launch(service, number, firstPort + number, logs)));
            }
            for (var number = 0; number < count; number++) {
                var ready = replicas.at(number).resolve("/q/health/ready").toString();
                Waiting.until(() -> Http.answers(ready), replicas.children.get(number), PATIENCE);
            }
            return replicas;
        } catch (RuntimeException e) {
            replicas.close();
            throw e;
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("entente-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Launch launch(String service, int number, int port, Path logs) {
        var program = Checkout.root().resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        var name = service + "-" + number;
        var environment = new HashMap<>(environment(service));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return new Launch(
                new Identity(name, program.toString(), logs.resolve(name + ".log")),
                List.of(Checkout.java(), "-Xmx256m", "-XX:+UseSerialGC", "-jar", program.toString()),
                environment);
    }

    /** What {@code deploy/up} wrote down for who runs the service by hand. */
    private static Map<String, String> environment(String service) {
        var file = DataFolder.ofThisCheckout().run().resolve(service + ".env");
        var environment = new HashMap<String, String>();
        try {
            for (var line : Files.readAllLines(file)) {
                var equals = line.indexOf('=');
                environment.put(line.substring(0, equals), line.substring(equals + 2, line.length() - 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what deploy/up tells the service cannot be read", e);
        }
        return environment;
    }

    /** The address of one of them. */
    URI at(int number) {
        return URI.create("http://127.0.0.1:" + (firstPort + number));
    }

    /** The sum of a metric over its labels, of each replica. */
    List<Double> metric(String name) {
        var values = new ArrayList<Double>();
        for (var number = 0; number < children.size(); number++) {
            values.add(metrics(at(number).resolve("/q/metrics"))
                    .lines()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum());
        }
        return values;
    }

    private static String metrics(URI address) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for metrics", e);
        }
    }

    /** Processor time of all of them since their start, in seconds. */
    double cpuSeconds() {
        return children.stream()
                .mapToDouble(child -> new ProcessUse(child.pid()).cpuSeconds())
                .sum();
    }

    /** Stops them as an operator does. */
    @Override
    public void close() {
        children.forEach(child -> child.stop(Child.Signal.TERM, PATIENCE));
        guarded.close();
    }
}
