package dev.entente.benchmarks.query;

import java.sql.SQLException;
import java.time.Duration;

import org.HdrHistogram.Histogram;

import dev.entente.benchmarks.measure.Load;

/** The statement of a question by itself, again and again over connections of its own: what the database gives at most. */
final class SqlLoad {

    private final Ledger ledger;

    SqlLoad(Ledger ledger) {
        this.ledger = ledger;
    }

    Load run(Question question, int connections, Duration time) {
        var end = System.nanoTime() + time.toNanos();
        return Load.ofThreads(connections, () -> ask(question, end), "The database does not answer");
    }

    private Histogram ask(Question question, long end) throws SQLException {
        var latency = Load.histogram();
        try (var connection = ledger.connect();
                var statement = question.prepared(connection)) {
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
