package dev.entente.query.filter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.entente.events.code.CodeLists;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.ListNames;
import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Moments.Interval;

/**
 * The lists by pair of countries, by their {@link ListNames}.
 *
 * @param names of lists that are read side by side, each as far as is needed of it; nothing where the parts name their lists
 * @param parts of the lists
 */
record Lists(Shelf shelf, Optional<List<String>> names, List<Conditions> parts) implements Entries {

    /** Of the lists of each country that was asked for. */
    private static final Map<String, List<String>> NAMES = new ConcurrentHashMap<>();

    /**
     * What has to do with all of some countries, two or more: it is among what has to do with any two of them. What has too
     * many countries to be listed by all pairs is listed by each of them.
     *
     * @param where what else is demanded of an entry
     * @return one after the other
     */
    static Stream<Lists> ofAll(Shelf shelf, List<String> countries, Interval interval, Conditions where) {
        var sorted = countries.stream().sorted().toList();
        var parts = List.of(
                where.plus("tag = ?", ListNames.ofPair(sorted.get(0), sorted.get(1))),
                where.plus("tag = ?", ListNames.ofMany(sorted.get(0))).and("many @> ?::text[]", sorted));
        return interval.isWhole()
                ? Stream.of(new Lists(shelf, Optional.empty(), parts))
                : PartOfTime.parts(interval, shelf.newestFirst())
                        .map(times -> new Lists(
                                shelf,
                                Optional.empty(),
                                parts.stream()
                                        .flatMap(part -> times.stream()
                                                .map(time -> part.plus(
                                                        time.text(),
                                                        time.values().toArray())))
                                        .toList()));
    }

    /** What has to do with any of some countries, with whomever else, whenever it happened. */
    static Lists ofAny(Shelf shelf, List<String> countries, Conditions where) {
        return new Lists(
                shelf,
                Optional.of(countries.stream()
                        .flatMap(country -> NAMES.computeIfAbsent(country, Lists::namesWith).stream())
                        .distinct()
                        .toList()),
                List.of(where.plus("tag = lists.name")));
    }

    private static List<String> namesWith(String country) {
        return ListNames.with(country, CodeLists.countries().codes()).toList();
    }

    @Override
    public Sql next(Optional<List<Object>> after, int atOnce) {
        var end = shelf.order() + " limit ?";
        var entries = parts.stream()
                .map(part -> after.map(place -> shelf.beyond(part, place)).orElse(part))
                .map(part -> Sql.of("(select distinct " + shelf.named() + " from " + shelf.list())
                        .then(part.where())
                        .then(end + ")", atOnce))
                .reduce((one, other) -> one.then("union all").then(other))
                .orElseThrow();
        return names.map(each -> Sql.of(
                                "(select entry.* from unnest(?::text[]) as lists(name) cross join lateral (", each)
                        .then(entries)
                        .then(") as entry"))
                .orElseGet(() -> Sql.of("(").then(entries))
                .then(end + ")", atOnce);
    }

    /** Where there are many lists, another look at all of them costs more than a few rows that are not needed. */
    @Override
    public int reserve(int wanted) {
        return Entries.super.reserve(wanted) + names.map(all -> wanted / 2).orElse(0);
    }
}
