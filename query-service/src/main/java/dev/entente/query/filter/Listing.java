package dev.entente.query.filter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/**
 * What countries have to do with each other, or one with whomever else, by the day: rows that are named by lists kept beside
 * them.
 *
 * <p>The planner of the database cannot know how much two countries have to do with each other, and for most pairs it
 * chooses badly between looking for what has both and walking through everything by the day. Of one country it knows how
 * much there is, but of a rare one both ways take the longer the more there is of all. Entries are walked part by part
 * until enough is found, which costs the same whether there is much or little.
 */
public final class Listing {

    private static final int MOST_AT_ONCE = 4_000;

    /** Any of more countries have more lists than are worth reading. */
    private static final int MOST_SIDE_BY_SIDE = 2;

    /** How many entries are walked for each row that is wanted, where the planner knows another way. */
    private static final int FARTHEST = 10;

    private final Shelf shelf;
    private final boolean isOnlyWay;
    private final List<? extends Entries> ways;

    private Listing(Shelf shelf, boolean isOnlyWay, Stream<? extends Entries> ways) {
        this.shelf = shelf;
        this.isOnlyWay = isOnlyWay;
        this.ways = ways.toList();
    }

    /** Finds rows by another way. */
    @FunctionalInterface
    public interface OtherWay<T> {

        /**
         * The next rows, in the same order.
         *
         * @param after day and keys of the row after which to begin
         */
        List<T> rows(Optional<List<Object>> after, int most) throws SQLException;
    }

    /**
     * The items of a kind that have to do with the countries, if these are listed.
     *
     * @param newestFirst whether the latest day comes first, or the earliest
     */
    public static Optional<Listing> ofItems(String kind, Sought sought, boolean newestFirst) {
        var lined =
                (sought.asOf().isEmpty() ? Known.items(sought.asOf()) : new Conditions().and("outcome = 'standing'"));
        return of(
                Shelf.ofItems(newestFirst),
                sought,
                new Conditions().and("kind = ?", kind),
                Optional.of(lined.and("kind = ?", kind)));
    }

    /** The facts that have to do with the countries, if these are listed; the latest first. */
    public static Optional<Listing> ofFacts(Sought sought) {
        return of(
                Shelf.ofFacts(true),
                sought,
                new Conditions(),
                sought.asOf().isEmpty() ? Optional.of(Known.rows(sought.asOf())) : Optional.empty());
    }

    /**
     * The list of either.
     *
     * @param listed what is demanded of entries
     * @param lined what is demanded of rows that an index lines up, if there is one
     */
    private static Optional<Listing> of(Shelf shelf, Sought sought, Conditions listed, Optional<Conditions> lined) {
        if (sought.all().size() > 1) {
            return Optional.of(new Listing(shelf, true, Lists.ofAll(shelf, sought.all(), sought.interval(), listed)));
        }
        var any = sought.all().isEmpty() ? sought.any() : sought.all();
        if (any.isEmpty() || any.size() > MOST_SIDE_BY_SIDE || sought.isFoundOtherwise()) {
            return Optional.empty();
        }
        return Optional.of(new Listing(
                shelf,
                false,
                Stream.concat(
                        lined.map(rows -> new ByDay(shelf, rows, any, sought.asOf())).stream(),
                        Stream.of(Lists.ofAny(shelf, any, listed)))));
    }

    /**
     * Rows in the order of the list: by the day, those of one day by their keys.
     *
     * @param columns of the rows
     * @param conditions which rows, the countries among them: the list names what had to do with them at any time
     * @param after day and keys of the row after which to begin
     * @param most how many rows at most
     * @param otherwise how the rest is found where other filters let so little through that the walk would be a long one
     */
    public <T> List<T> rows(
            Snapshot snapshot,
            String columns,
            Conditions conditions,
            Optional<List<Object>> after,
            int most,
            Sql.Reader<T> reader,
            OtherWay<T> otherwise)
            throws SQLException {
        var walk = new Walk<>(reader, after, most);
        for (var way : ways) { // where one ends, the next one goes on
            var atOnce = way.reserve(walk.missing());
            var more = walk.missing() > 0;
            while (more) {
                if (!isOnlyWay && walk.walked >= FARTHEST * most) {
                    walk.found.addAll(otherwise.rows(walk.last, walk.missing()));
                    return walk.found;
                }
                var before = walk.found.size();
                walk.listed = 0;
                statement(way.next(walk.last, atOnce), columns, conditions, atOnce)
                        .each(snapshot, walk::take);
                more = walk.missing() > 0 && way.goesOn(walk.listed, atOnce);
                atOnce = next(way, atOnce, walk.found.size() - before, walk.missing());
            }
        }
        return walk.found;
    }

    /** How many entries are to be walked next: as many as hold what is missing, if they are like the last ones. */
    private static int next(Entries way, int listed, int found, int missing) {
        var most = Math.min(4 * listed, MOST_AT_ONCE);
        return found == 0 ? most : Math.min(way.reserve(missing * listed / found), most);
    }

    /** What is found on the way. */
    private final class Walk<T> {

        private final Sql.Reader<T> reader;
        private final int most;
        private final List<T> found = new ArrayList<>();
        private Optional<List<Object>> last;
        private int listed;
        private int walked;

        private Walk(Sql.Reader<T> reader, Optional<List<Object>> after, int most) {
            this.reader = reader;
            this.last = after;
            this.most = most;
        }

        private int missing() {
            return most - found.size();
        }

        private void take(ResultSet row) throws SQLException {
            listed++;
            walked++;
            var place = new ArrayList<Object>(List.of(row.getObject("listed_on", LocalDate.class)));
            for (var key : shelf.keys()) {
                place.add(row.getString("listed_" + key));
            }
            // what had more countries before, or has more than two, may be in several lists
            if (missing() > 0 && row.getBoolean("is_there") && !last.equals(Optional.of(place))) {
                found.add(reader.read(row));
            }
            last = Optional.of(place);
        }
    }

    private Sql statement(Sql entries, String columns, Conditions conditions, int atOnce) {
        var row = conditions.plus("occurred_on = listed_on" + shelf.each(" and %1$s = listed_%1$s", ""));
        return Sql.of("select " + columns + ", listed_on" + shelf.each(", listed_%1$s", "")
                        + ", kind is not null as is_there from")
                .then(entries)
                .then("as listed left join lateral (select * from " + shelf.table())
                .then(row.where())
                .then("offset 0) as " + shelf.table() + " on true " + shelf.order() + " limit ?", atOnce)
                .plannedOnce();
    }
}
