package dev.entente.query.event;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.json.Json;
import dev.entente.events.report.Reports;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/** Corrections and retractions that name an event of another subject than their own, and so have no effect on it. */
final class Aims {

    private static final int MOST = 100;

    /** By the index {@code event_by_aim}. */
    private static final String MISDIRECTED = """
            select source, id, type, subject from event
             where type in ('dev.entente.report.corrected.v1', 'dev.entente.report.retracted.v1')
               and (coalesce(data::json -> 'corrects', data::json -> 'retracts') -> 'source')::text || ' '
                   || (coalesce(data::json -> 'corrects', data::json -> 'retracts') -> 'id')::text = ?
               and subject <> ?
             order by recorded, log_partition, log_offset limit ?""";

    private final Snapshot snapshot;

    Aims(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A report under another subject, as it is shown. */
    record Misdirected(String source, String id, String type, String subject) {}

    /** The first so many reports that name the event, and are of another subject. */
    List<Misdirected> misdirectedAt(RecordedEvent event) throws SQLException {
        return Sql.of(
                        MISDIRECTED,
                        written(event.key().source()) + " "
                                + written(event.key().id()),
                        event.event().subject().toString(),
                        MOST)
                .list(
                        snapshot,
                        row -> new Misdirected(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    /** As the archive has it. */
    private static String written(String text) {
        return Json.MAPPER.valueToTree(text).toString();
    }

    /** The subject of the event that the report names, where it is another than the report's own. */
    Optional<String> elsewhere(RecordedEvent report) throws SQLException {
        var aim = Reports.aim(report.event());
        return aim.isEmpty() ? Optional.empty() : subject(aim.get()).filter(subject -> !isOf(report, subject));
    }

    private static boolean isOf(RecordedEvent report, String subject) {
        return report.event().subject().toString().equals(subject);
    }

    private Optional<String> subject(EventId event) throws SQLException {
        return Sql.of("select subject from event where source = ? and id = ?", event.source(), event.id())
                .first(snapshot, row -> row.getString(1));
    }
}
