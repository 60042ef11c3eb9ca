package dev.entente.benchmarks.query;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import org.HdrHistogram.Histogram;

import dev.entente.benchmarks.measure.Load;

/** The statement of a question by itself, again and again over connections of its own: what the database gives at most. */
final class SqlLoad {

    private final Ledger ledger;

    SqlLoad(Ledger ledger) {
        this.ledger = ledger;
    }

    Load run(Question question, int connections, Duration time) {
        var start = System.nanoTime();
        var end = start + time.toNanos();
        try (var pool = Executors.newFixedThreadPool(connections)) {
            var tasks = new ArrayList<Callable<Histogram>>();
            for (var count = 0; count < connections; count++) {
                tasks.add(() -> ask(question, end));
            }
            var all = Load.histogram();
            for (var done : pool.invokeAll(tasks)) {
                all.add(done.get());
            }
            return new Load((System.nanoTime() - start) / 1e9, all, all.getTotalCount(), Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the database", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "The database does not answer: " + e.getCause().getMessage(), e);
        }
    }

    private Histogram ask(Question question, long end) throws SQLException {
        var latency = Load.histogram();
        try (var connection = ledger.connect();
                var statement = question.prepared(connection, "")) {
            for (var now = System.nanoTime(); now < end; now = System.nanoTime()) {
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        var unused = rows.getString(1);
                    }
                }
                latency.recordValue(System.nanoTime() - now);
            }
        }
        return latency;
    }
}
