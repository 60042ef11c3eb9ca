package dev.entente.query.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import dev.entente.events.Position;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/**
 * The archive of events, read partition by partition by the offsets of the log. Events and the position are written in
 * one transaction, so what lies up to the position is complete.
 */
final class Archive {

    /**
     * A part of the archive.
     *
     * @param changes in the order of the log within each partition
     * @param reached what has been told when these are
     * @param complete whether that is all there is
     */
    record Part(List<Change> changes, Position reached, boolean complete) {}

    private static final String CHANGES = """
            select told.*, countries.known, sectors.known
              from (select log_partition, log_offset, source, id, type, subject
                      from event where log_partition = ? and log_offset > ? and log_offset <= ?
                     order by log_offset limit ?) as told
             cross join lateral (
                   select array_agg(distinct country) as known
                     from version cross join unnest(countries || own_countries) as country
                    where version.subject = told.subject) as countries
             cross join lateral (
                   select array_agg(distinct sector) as known
                     from version cross join unnest(sectors) as sector
                    where version.subject = told.subject) as sectors
             order by log_offset""";

    private Archive() {}

    /** What follows after a position, {@code limit} at most. */
    static Part after(Position told, Snapshot snapshot, int limit) throws SQLException {
        var reached = new TreeMap<>(told.offsets());
        var changes = new ArrayList<Change>();
        for (var end : snapshot.position().offsets().entrySet()) {
            var from = told.offsets().getOrDefault(end.getKey(), -1L);
            var room = limit - changes.size();
            if (room > 0 && end.getValue() > from) {
                var some = Sql.of(CHANGES, end.getKey(), from, end.getValue(), room)
                        .list(snapshot, Archive::change);
                changes.addAll(some);
                reached.put(
                        end.getKey(),
                        some.size() < room ? end.getValue() : some.getLast().offset());
            }
        }
        var position = new Position(reached);
        return new Part(changes, position, position.covers(snapshot.position()));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getInt(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                texts(row, 7),
                texts(row, 8));
    }

    private static Set<String> texts(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? Set.of() : Set.of((String[]) array.getArray());
    }
}
