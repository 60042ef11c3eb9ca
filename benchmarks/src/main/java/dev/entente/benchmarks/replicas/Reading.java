package dev.entente.benchmarks.replicas;

import java.util.concurrent.locks.LockSupport;

import dev.entente.benchmarks.kafka.Topics;
import dev.entente.benchmarks.measure.ProcessUse;

/** One replica of notification finds what is news in the log that query follows. The first fifth, while it warms up, is not counted. */
final class Reading {

    private static final String BEHIND = "entente_news_lag";
    private static final long BETWEEN_LOOKS = 200_000_000;

    private final ReplicasOptions options;

    Reading(ReplicasOptions options) {
        this.options = options;
    }

    /** What an event cost, as a sentence. */
    String cost() {
        try (var topics = new Topics(options.kafka());
                var replica = Replicas.start("notification-service", 1, options.port())) {
            var database = new ProcessUse(options.postgresProcess());
            var from = waitFor(replica, topics.records("entente.events") * 0.8);
            var start = System.nanoTime();
            var service = replica.cpuSeconds();
            var before = database.cpuSecondsWithChildren();
            var read = from - waitFor(replica, 0);
            return "%nFrom the log to news: %,.0f events a second; processor time an event: %.0f µs (service), %.0f µs (PostgreSQL).%n"
                    .formatted(
                            read * 1e9 / (System.nanoTime() - start),
                            (replica.cpuSeconds() - service) * 1e6 / read,
                            (database.cpuSecondsWithChildren() - before) * 1e6 / read);
        }
    }

    /** Returns how far it is behind, once that is no more than so much. */
    private static double waitFor(Replicas replica, double events) {
        var behind = behind(replica);
        while (!(behind <= events)) { // not a number while it does not know
            LockSupport.parkNanos(BETWEEN_LOOKS);
            behind = behind(replica);
        }
        return behind;
    }

    private static double behind(Replicas replica) {
        return replica.metric(BEHIND).getFirst();
    }
}
