package dev.entente.benchmarks.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import io.vertx.core.Vertx;

import dev.entente.benchmarks.measure.ProcessUse;
import dev.entente.benchmarks.notification.Entente;
import dev.entente.benchmarks.notification.Hooks;

/** Replicas of notification tell as many subscriptions, of twenty receivers, of each new agreement between two countries. */
final class Sending {

    private static final int RECEIVERS = 20;

    /** Rounds for each replica: the JVM compiles what it runs during the first tens of thousands of deliveries. */
    private static final int WARM_UP = 12;

    private static final String ATTEMPTS = "entente_deliveries_total";

    private final ReplicasOptions options;
    private final Hooks hooks = new Hooks(Vertx.vertx(), RECEIVERS);

    Sending(ReplicasOptions options) {
        this.options = options;
    }

    Shared by(int count) {
        try (var replicas = Replicas.start("notification-service", count, options.port())) {
            var entente = new Entente(options.ingest(), replicas.at(0), System.getenv("ENTENTE_TOKEN"));
            if (count == 1) {
                entente.subscribe(options.subscriptions(), number -> hooks.url(number % RECEIVERS), "DK", "EE");
            }
            for (var round = 0; round < WARM_UP * count; round++) {
                fanOut(entente);
            }
            var done = replicas.metric(ATTEMPTS);
            var service = replicas.cpuSeconds();
            var database = database();
            List<Double> rates = new ArrayList<>();
            for (var round = 0; round < options.rounds(); round++) {
                rates.add(fanOut(entente));
            }
            var deliveries = (double) options.subscriptions() * options.rounds();
            return new Shared(
                    Shared.between(done, replicas.metric(ATTEMPTS)),
                    rates.stream().sorted().toList().get(rates.size() / 2),
                    (replicas.cpuSeconds() - service) * 1e6 / deliveries,
                    (database() - database) * 1e6 / deliveries);
        }
    }

    private double database() {
        return new ProcessUse(options.postgresProcess()).cpuSecondsWithChildren();
    }

    /** Deliveries a second, from the post until the last has come. */
    private double fanOut(Entente entente) {
        var arrivals = hooks.await(options.subscriptions());
        var start = System.nanoTime();
        try {
            entente.sign("DK", "EE");
        } catch (IOException e) {
            throw new UncheckedIOException("ingest does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while posting", e);
        }
        return options.subscriptions() / ((arrivals.last() - start) / 1e9);
    }
}
