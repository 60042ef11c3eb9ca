package dev.entente.query.filter;

import java.util.List;
import java.util.stream.Stream;

import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Moments.Interval;

import static java.time.temporal.TemporalAdjusters.firstDayOfYear;
import static java.time.temporal.TemporalAdjusters.lastDayOfYear;

/**
 * Where in a list stands what may have happened in an interval. Nearly all of it is lined up in the years of the interval,
 * and found there at once. What is lined up in another year than one of which it tells is little, and has an index of its own,
 * so that not all that is lined up later is passed.
 */
final class PartOfTime {

    /** In the words of the indexes. */
    private static final String OF_OTHER_YEARS = "(extract(year from begins) <> extract(year from occurred_on)"
            + " or extract(year from ends) <> extract(year from occurred_on))";

    private PartOfTime() {}

    /**
     * What is demanded of the day of an entry and of its time, for each part of a list.
     *
     * @param newestFirst whether the latest day comes first, or the earliest
     * @return parts that are read together; then those that are read after them
     */
    static Stream<List<Sql>> parts(Interval interval, boolean newestFirst) {
        var in = Sql.of(
                "ends >= ?::date and begins <= ?::date", interval.firstOr("-infinity"), interval.lastOr("infinity"));
        var years = new Interval(
                interval.first().map(first -> first.with(firstDayOfYear())),
                interval.last().map(last -> last.with(lastDayOfYear())));
        var within = in.then(
                "and occurred_on between ?::date and ?::date", years.firstOr("-infinity"), years.lastOr("infinity"));
        var before = years.first().map(first -> in.then("and occurred_on < ? and " + OF_OTHER_YEARS, first));
        var after = years.last().map(last -> in.then("and occurred_on > ? and " + OF_OTHER_YEARS, last));
        return Stream.of(
                        Stream.concat(Stream.of(within), (newestFirst ? after : before).stream())
                                .toList(),
                        (newestFirst ? before : after).stream().toList())
                .filter(parts -> !parts.isEmpty());
    }
}
