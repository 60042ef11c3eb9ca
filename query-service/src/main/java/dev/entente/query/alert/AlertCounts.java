package dev.entente.query.alert;

import java.sql.SQLException;
import java.util.Collection;

import javax.sql.DataSource;

/** The table of counts. */
final class AlertCounts {

    private final DataSource database;

    AlertCounts(DataSource database) {
        this.database = database;
    }

    /** Keeps of each event the count that tells most, in whichever order they come. */
    void keep(Collection<AlertCount> counts) throws SQLException {
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
}
