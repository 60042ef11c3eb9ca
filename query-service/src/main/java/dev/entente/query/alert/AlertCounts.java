package dev.entente.query.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.jboss.logging.Logger;

import dev.entente.events.EventNames;
import dev.entente.events.LogContext;
import dev.entente.ledger.Batches;
import dev.entente.ledger.Transactions;

/** The table of counts. */
final class AlertCounts implements Batches.Application<Told> {

    private static final Logger LOG = Logger.getLogger(AlertCounts.class);

    private final Transactions transactions;

    AlertCounts(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Keeps of each event the count that tells most, in whichever order they come. */
    @Override
    public void apply(List<Told> records) throws SQLException {
        transactions.run(connection -> {
            store(connection, records);
            AlertPositions.move(connection, records);
            return records.size();
        });
    }

    private static void store(Connection connection, List<Told> records) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into alert_count (source, id, due, delivered, failed, revision)
                values (?, ?, ?, ?, ?, ?)
                on conflict (source, id) do update
                   set due = excluded.due, delivered = excluded.delivered, failed = excluded.failed,
                       revision = excluded.revision
                 where alert_count.revision < excluded.revision""")) {
            for (var count :
                    records.stream().flatMap(told -> told.count().stream()).toList()) {
                upsert.setString(1, count.source());
                upsert.setString(2, count.id());
                upsert.setInt(3, count.due());
                upsert.setInt(4, count.delivered());
                upsert.setInt(5, count.failed());
                upsert.setLong(6, count.revision());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** A count that cannot be kept is only told of: the next one of the same event says the same and more. */
    @Override
    public void park(Told told, String reason) throws SQLException {
        LogContext.run(
                told.count()
                        .map(count -> EventNames.of(count.source(), count.id()))
                        .orElse(Map.of()),
                () -> LOG.errorf("The count of alerts in %s %s.", told, reason));
        transactions.run(connection -> {
            AlertPositions.move(connection, List.of(told));
            return 1;
        });
    }
}
