package dev.entente.query.alert;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

import dev.entente.ledger.Batches;

/** The table of counts. */
final class AlertCounts implements Batches.Application<AlertCount> {

    private static final Logger LOG = Logger.getLogger(AlertCounts.class);

    private final DataSource database;

    AlertCounts(DataSource database) {
        this.database = database;
    }

    /** Keeps of each event the count that tells most, in whichever order they come. */
    @Override
    public void apply(List<AlertCount> counts) throws SQLException {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into alert_count (source, id, due, delivered, failed, revision)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (source, id) do update
                           set due = excluded.due, delivered = excluded.delivered, failed = excluded.failed,
                               revision = excluded.revision
                         where alert_count.revision < excluded.revision""")) {
            for (var count : counts) {
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
    public void park(AlertCount count, String reason) {
        LOG.errorf("The count of the alerts of event '%s' of %s %s.", count.id(), count.source(), reason);
    }
}
