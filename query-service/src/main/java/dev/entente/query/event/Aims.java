package dev.entente.query.event;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.fold.Fold;
import dev.entente.events.report.Reports;
import dev.entente.ledger.EventRows;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/** Corrections and retractions that name an event of another subject than their own, and so have no effect on it. */
final class Aims {

    /** How many are shown. */
    private static final int MOST = 100;

    /** How many are looked at, of which some may be taken back. */
    private static final int MOST_FOUND = 1_000;

    /** The same with what takes them back, and what takes that back. */
    private static final int MOST_WITH_RETRACTIONS = 5_000;

    /** As the index {@code event_by_aim} has it. */
    private static final String AIM = """
            (coalesce(data::json -> 'corrects', data::json -> 'retracts') -> 'source')::text || ' '
              || (coalesce(data::json -> 'corrects', data::json -> 'retracts') -> 'id')::text""";

    /** What a report names, and nothing else that it says: a correction can be long. */
    private static final String COLUMNS = """
            source, id, type, subject, time, recorded, log_partition, log_offset,
            case type when 'dev.entente.report.retracted.v1' then json_build_object('retracts', data::json -> 'retracts')
                      else json_build_object('corrects', data::json -> 'corrects', 'data', '{}'::json) end as data,
            '{}' as extensions""";

    /** The first reports, then what takes them back, each of which names one before it. */
    private static final String MISDIRECTED = """
            with recursive report as (
              (select {columns} from event
                where type in ('dev.entente.report.corrected.v1', 'dev.entente.report.retracted.v1')
                  and {aim} = to_json(?::text)::text || ' ' || to_json(?::text)::text and subject <> ?
                order by recorded, log_partition, log_offset limit ?)
              union all
              select retraction.*
                from report
               cross join lateral (
                 select {columns} from event
                  where type = 'dev.entente.report.retracted.v1'
                    and {aim} = to_json(report.source)::text || ' ' || to_json(report.id)::text
                    and subject = report.subject offset 0) as retraction)
            select * from report limit ?""".replace("{columns}", COLUMNS).replace("{aim}", AIM);

    private final Snapshot snapshot;

    Aims(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A report under another subject, as it is shown. */
    record Misdirected(String source, String id, String type, String subject) {

        static Misdirected of(RecordedEvent report) {
            return new Misdirected(
                    report.key().source(),
                    report.key().id(),
                    report.event().type().toString(),
                    report.event().subject().toString());
        }
    }

    /** The first so many reports that name the event, are of another subject, and are not taken back. */
    List<Misdirected> misdirectedAt(RecordedEvent event) throws SQLException {
        var reports = Sql.of(
                        MISDIRECTED,
                        event.key().source(),
                        event.key().id(),
                        event.event().subject().toString(),
                        MOST_FOUND,
                        MOST_WITH_RETRACTIONS)
                .list(snapshot, EventRows::event);
        var verdicts = Fold.verdicts(reports);
        return reports.stream()
                .filter(report -> Reports.aim(report.event()).equals(Optional.of(event.key())))
                .filter(report -> verdicts.get(report).standing())
                .sorted(RecordedEvent.BY_RECORDING)
                .limit(MOST)
                .map(Misdirected::of)
                .toList();
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
