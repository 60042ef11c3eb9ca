package dev.entente.ledger;

import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;

/** How many records are parked now, for operators; not a number while the database does not answer. */
@ApplicationScoped
@Startup
class ParkedGauge {

    private static final Logger LOG = Logger.getLogger(ParkedGauge.class);

    private final Transactions transactions;
    private volatile double parked = Double.NaN;

    ParkedGauge(Transactions transactions, MeterRegistry metrics) {
        this.transactions = transactions;
        Gauge.builder("entente.parked.records", this, gauge -> gauge.parked)
                .description("Records of the log that are parked and wait to be tried again")
                .register(metrics);
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void count() {
        try {
            parked = transactions.run(connection -> {
                try (var query = connection.prepareStatement("select count(*) from parked");
                        var row = query.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            });
        } catch (SQLException | RuntimeException e) {
            LOG.debugf(e, "the database does not tell what is parked");
            parked = Double.NaN;
        }
    }
}
