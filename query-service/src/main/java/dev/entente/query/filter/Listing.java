package dev.entente.query.filter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Moments.Interval;

/**
 * A list, by the day, of what two countries have to do with each other, or more than two; kept beside the rows by
 * {@link dev.entente.query.projection.Listings}, and named there.
 *
 * <p>The planner of the database cannot know how much two countries have to do with each other, and for most pairs it
 * chooses badly between looking for what has both and walking through everything by the day. A list is walked part by
 * part until enough is found, which costs the same whether the two have much to do with each other or little.
 */
public final class Listing {

    private static final int MOST_AT_ONCE = 4_000;

    private final String table;
    private final String list;
    private final List<String> keys;
    private final List<Conditions> parts;

    private Listing(String table, String list, List<String> keys, Stream<Conditions> parts) {
        this.table = table;
        this.list = list;
        this.keys = keys;
        this.parts = parts.toList();
    }

    /**
     * The list of the items of a kind that have to do with all of the countries, where there are two at least; of those
     * of which something may have happened in the interval.
     */
    public static Optional<Listing> ofItems(String kind, List<String> countries, Interval interval) {
        return countries.size() < 2
                ? Optional.empty()
                : Optional.of(new Listing(
                        "version",
                        "listing",
                        List.of("subject"),
                        parts(countries, interval).map(part -> part.and("kind = ?", kind))));
    }

    /**
     * The list of the facts that have to do with all of the countries, where there are two at least; of those that may
     * have happened in the interval.
     */
    public static Optional<Listing> ofFacts(List<String> countries, Interval interval) {
        return countries.size() < 2
                ? Optional.empty()
                : Optional.of(new Listing("fact", "fact_listing", List.of("source", "id"), parts(countries, interval)));
    }

    /**
     * What has to do with all of more than two countries is among what has to do with any two of them. What has too many
     * countries to be listed by all pairs is listed by each of them.
     */
    private static Stream<Conditions> parts(List<String> countries, Interval interval) {
        var sorted = countries.stream().sorted().toList();
        return Stream.of(
                        new Conditions().and("tag = ?", sorted.get(0) + "-" + sorted.get(1)),
                        new Conditions().and("tag = ?", sorted.get(0) + "*").and("many @> ?::text[]", sorted))
                .map(part -> within(interval, part));
    }

    private static Conditions within(Interval interval, Conditions part) {
        interval.first().ifPresent(first -> part.and("ends >= ?", first));
        interval.last().ifPresent(last -> part.and("begins <= ?", last));
        return part;
    }

    /**
     * Rows in the order of the list: by the day, those of one day by their keys.
     *
     * @param columns of the rows
     * @param conditions which rows, the countries among them: the list names what had to do with them at any time
     * @param newestFirst whether the latest day comes first, or the earliest
     * @param after day and keys of the row after which to begin
     * @param most how many rows at most
     */
    public <T> List<T> rows(
            Snapshot snapshot,
            String columns,
            Conditions conditions,
            boolean newestFirst,
            Optional<List<Object>> after,
            int most,
            Sql.Reader<T> reader)
            throws SQLException {
        var walk = new Walk<>(reader, most);
        var atOnce = spare(most);
        var more = true;
        for (var place = after; more; place = walk.last) {
            var before = walk.found.size();
            walk.listed = 0;
            statement(columns, conditions, newestFirst, place, atOnce).each(snapshot, walk::take);
            more = walk.found.size() < most && walk.listed == atOnce;
            atOnce = next(atOnce, walk.found.size() - before, most - walk.found.size());
        }
        return walk.found;
    }

    /** How many entries are to be walked next: as many as hold what is missing, if they are like the last ones. */
    private static int next(int listed, int found, int missing) {
        var most = Math.min(4 * listed, MOST_AT_ONCE);
        return found == 0 ? most : Math.min(spare(missing * listed / found), most);
    }

    /** A few more, since some name what is there no more, or not on that day. */
    private static int spare(int wanted) {
        return wanted + wanted / 2 + 8;
    }

    /** What is found on the way. */
    private final class Walk<T> {

        private final Sql.Reader<T> reader;
        private final int most;
        private final List<T> found = new ArrayList<>();
        private Optional<List<Object>> last = Optional.empty();
        private int listed;

        private Walk(Sql.Reader<T> reader, int most) {
            this.reader = reader;
            this.most = most;
        }

        private void take(ResultSet row) throws SQLException {
            listed++;
            var place = new ArrayList<Object>(List.of(row.getObject("listed_on", LocalDate.class)));
            for (var key : keys) {
                place.add(row.getString("listed_" + key));
            }
            // what had more countries before may be in both lists
            if (found.size() < most && row.getBoolean("is_there") && !last.equals(Optional.of(place))) {
                found.add(reader.read(row));
            }
            last = Optional.of(place);
        }
    }

    private Sql statement(
            String columns, Conditions conditions, boolean newestFirst, Optional<List<Object>> after, int atOnce) {
        var order = "order by listed_on " + (newestFirst ? "desc" : "asc") + each(", listed_%1$s", "") + " limit ?";
        var entries = parts.stream()
                .map(part ->
                        after.map(place -> beyond(part, newestFirst, place)).orElse(part))
                .map(part -> Sql.of("(select distinct occurred_on as listed_on" + each(", %1$s as listed_%1$s", "")
                                + " from " + list)
                        .then(part.where())
                        .then(order + ")", atOnce))
                .reduce((one, other) -> one.then("union all").then(other))
                .orElseThrow();
        var row = conditions.plus("occurred_on = listed_on" + each(" and %1$s = listed_%1$s", ""));
        return Sql.of("select " + columns + ", listed_on" + each(", listed_%1$s", "")
                        + ", kind is not null as is_there from (")
                .then(entries)
                .then(order + ") as listed left join lateral (select * from " + table, atOnce)
                .then(row.where())
                .then("offset 0) as " + table + " on true " + order, atOnce)
                .plannedOnce();
    }

    private Conditions beyond(Conditions part, boolean newestFirst, List<Object> place) {
        var later = newestFirst ? "<" : ">";
        var values = new ArrayList<>(List.of(place.getFirst()));
        values.addAll(place);
        return part.plus(
                "occurred_on " + later + "= ? and (occurred_on " + later + " ? or (" + each("%1$s", ", ") + ") > ("
                        + each("?", ", ") + "))",
                values.toArray());
    }

    private String each(String pattern, String between) {
        return keys.stream().map(pattern::formatted).collect(Collectors.joining(between));
    }
}
