package dev.entente.benchmarks.replicas;

import java.util.concurrent.locks.LockSupport;

import dev.entente.benchmarks.kafka.Topics;
import dev.entente.benchmarks.measure.ProcessUse;
import dev.entente.benchmarks.query.Ledger;
import dev.entente.benchmarks.query.Seeding;
import dev.entente.benchmarks.query.SyntheticLedger;
import dev.entente.local.process.DataFolder;
import dev.entente.local.server.Database;

/** Replicas of query make the same read models of the same log. The first half, while they warm up, is not counted. */
final class Following {

    private static final String TOPIC = "entente.events";
    private static final String PROJECTED = "entente_projection_events_total";
    private static final long SEED = 42;
    private static final long BETWEEN_LOOKS = 200_000_000;

    private final ReplicasOptions options;
    private final Ledger ledger;
    private final long end;

    Following(ReplicasOptions options) {
        this.options = options;
        var password = DataFolder.ofThisCheckout().secrets().password("postgres-query");
        this.ledger = new Ledger(Database.at("127.0.0.1", options.postgres(), "query", password));
        new Seeding(options.kafka()).write(new SyntheticLedger(SEED), options.events());
        try (var topics = new Topics(options.kafka())) {
            this.end = topics.records(TOPIC);
        }
    }

    Shared by(int count) {
        if (count > 1) {
            ledger.run("CALL follow_another_log()"); // from the beginning
        }
        try (var replicas = Replicas.start("query-service", count, options.port())) {
            var from = waitFor(end / 2);
            var start = System.nanoTime();
            var done = replicas.metric(PROJECTED);
            var service = replicas.cpuSeconds();
            var database = database();
            waitFor(end);
            var seconds = (System.nanoTime() - start) / 1e9;
            var events = end - from;
            return new Shared(
                    Shared.between(done, replicas.metric(PROJECTED)),
                    events / seconds,
                    (replicas.cpuSeconds() - service) * 1e6 / events,
                    (database() - database) * 1e6 / events);
        }
    }

    private double database() {
        return new ProcessUse(options.postgresProcess()).cpuSecondsWithChildren();
    }

    /** Returns how many are projected, once it is so many. */
    private long waitFor(long events) {
        var projected = projected();
        while (projected < events) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
            projected = projected();
        }
        return projected;
    }

    private long projected() {
        return ledger.number("select coalesce(sum(next_offset), 0) from log_position");
    }
}
