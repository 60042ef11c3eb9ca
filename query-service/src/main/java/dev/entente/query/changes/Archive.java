package dev.entente.query.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.entente.events.Position;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/**
 * The archive of events, read partition by partition by the offsets of the log. Events and the position are written in
 * one transaction, so what lies up to the position is complete, but for what was parked. That is told when it takes its
 * place, to those who have been told the log behind it; all others find it in its place.
 */
final class Archive {

    /**
     * A part of the archive.
     *
     * @param changes in the order of the log within each partition
     * @param reached what has been told when these are
     * @param complete whether that is all there is
     */
    record Part(List<Change> changes, Mark reached, boolean complete) {}

    private static final String WITH_COUNTRIES_AND_SECTORS = """
            select told.*, countries.known, sectors.known, kept.known
              from (%s) as told
             cross join lateral (
                   select array_remove(array_agg(distinct version.kept), null) as known
                     from version where version.subject = any(told.subject || told.same)) as kept
             cross join lateral (
                   select array_agg(distinct country) as known
                     from version cross join unnest(countries || own_countries) as country
                    where version.subject = any(told.subject || told.same || kept.known)) as countries
             cross join lateral (
                   select array_agg(distinct sector) as known
                     from version cross join unnest(sectors) as sector
                    where version.subject = any(told.subject || told.same || kept.known)) as sectors
             order by %s""";

    /**
     * The subjects that turned out to be one, or no longer to be, by what says so or by a report on that, or on such a report, up to
     * twenty steps away; null of facts. A report acts on events of its own subject alone.
     */
    private static final String SAME = """
            case when event.type like 'dev.entente.report.%' then array(
                with recursive report(data, step) as (
                  select event.data::json, 1
                  union all
                  select aim.data, step + 1
                    from report
                   cross join lateral (select coalesce(report.data -> 'retracts', report.data -> 'corrects')) as at(key)
                   cross join lateral (
                         select other.data::json as data from event as other
                          where other.source = at.key ->> 'source' and other.id = at.key ->> 'id'
                            and other.subject = event.subject and other.type like 'dev.entente.report.%' offset 0) as aim
                   where step < 20)
                select distinct json_array_elements_text(named.same)
                  from report
                 cross join lateral (values (report.data -> 'same'), (report.data -> 'data' -> 'same')) as named(same)
                 where json_typeof(named.same) = 'array') end""";

    private static final String CHANGES =
            WITH_COUNTRIES_AND_SECTORS.formatted("""
            select log_partition, log_offset, source, id, type, subject,
                   (select max(number) from replay
                     where (replay.log_partition, replay.log_offset) = (event.log_partition, event.log_offset)) as number,
                   {same} as same
              from event where log_partition = ? and log_offset > ? and log_offset <= ?
             order by log_offset limit ?""".replace("{same}", SAME), "log_offset");

    /** The latest of each event; one that is parked again, to which a rebuild can come, has no source and no subject. */
    private static final String REPLAYS = WITH_COUNTRIES_AND_SECTORS.formatted("""
            select log_partition, log_offset, source, id, type, subject, number, {same} as same
              from replay left join event using (log_partition, log_offset)
             where number > ? and not exists (select from replay as later
                    where later.number > replay.number
                      and (later.log_partition, later.log_offset) = (replay.log_partition, replay.log_offset))
             order by number limit ?""".replace("{same}", SAME), "number");

    private Archive() {}

    /** The place behind all that is there. */
    static Mark end(Snapshot snapshot) throws SQLException {
        var replays = Sql.of("select coalesce(max(number), 0) from replay")
                .first(snapshot, row -> row.getLong(1))
                .orElseThrow();
        return new Mark(snapshot.position(), replays);
    }

    /** What follows after a place, about {@code limit} at most. */
    static Part after(Mark told, Snapshot snapshot, int limit) throws SQLException {
        var replays = Sql.of(REPLAYS, told.replays(), limit).list(snapshot, Archive::change);
        var changes = new ArrayList<Change>();
        var reached = new ToldSoFar(told);
        for (var replay : replays) {
            reached.add(new Mark(Position.START, replay.replay()));
            if (replay.subject() != null && told.isBehind(replay)) {
                changes.add(replay);
            }
        }
        if (replays.size() < limit) {
            addTheLog(changes, reached, told.position(), snapshot, limit);
        }
        var mark = reached.mark();
        return new Part(changes, mark, replays.size() < limit && mark.position().covers(snapshot.position()));
    }

    private static void addTheLog(List<Change> changes, ToldSoFar reached, Position told, Snapshot snapshot, int limit)
            throws SQLException {
        var room = limit;
        for (var end : snapshot.position().offsets().entrySet()) {
            var from = told.offsets().getOrDefault(end.getKey(), -1L);
            if (room > 0 && end.getValue() > from) {
                var some = Sql.of(CHANGES, end.getKey(), from, end.getValue(), room)
                        .list(snapshot, Archive::change);
                changes.addAll(some);
                reached.add(Mark.of(Position.of(
                        end.getKey(),
                        some.size() < room ? end.getValue() : some.getLast().offset())));
                room -= some.size();
            }
        }
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getInt(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                texts(row, 9),
                texts(row, 10),
                texts(row, 8),
                texts(row, 11),
                row.getLong(7));
    }

    private static Set<String> texts(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? Set.of() : Set.of((String[]) array.getArray());
    }
}
