package dev.entente.notification.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.entente.notification.news.AlertKind;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Criterion;
import dev.entente.notification.subscription.Wish;

import static java.util.stream.Collectors.joining;

/** Which news a filter lets through. */
@Singleton
public class Matching {

    /**
     * Whether news, by its alias, passes the filter of {@code s}. Where subscriptions are looked for, an index on their keys
     * says first which can be meant; the keys are made in the database, and never leave out one that passes.
     */
    static String passes(String news) {
        return " " + Criterion.passes("s", news) + " ";
    }

    /** An index takes time by the square of the keys that it is asked for at once: so many take some milliseconds. */
    private static final int MOST_KEYS = 1000;

    private static final int PREVIEWED = 50;

    /** How many bytes of items are read for one page, as JSON; one item is, whatever it weighs. */
    private static final int MOST_BYTES = 2 << 20;

    /** What is asked for, as a subscription has it. */
    private static final String COLUMNS = Arrays.stream(Criterion.values())
            .map(criterion -> "?::text[] AS " + criterion.column())
            .collect(joining(", "));

    private final Jdbc jdbc;

    /**
     * Whether the subscriptions that news may be meant for are looked for by its keys, of which there is one for each pair of its
     * countries. Where these are very many, each subscription is tried.
     */
    static boolean isByKeys(int countries, int sectors) {
        var places = 1 + countries + countries * (countries - 1L) / 2;
        var instruments = 2;
        return places * (sectors + 1) * instruments <= MOST_KEYS;
    }

    /** The keys of news as a column, for {@link #mayBeMeant}. */
    static String keys(boolean byKeys) {
        return byKeys ? "news_keys(alert, countries, sectors, instrument)" : "NULL::text[]";
    }

    /** Whether {@code s} may be meant by news with such keys: true for all whose filter it passes, and for some more. */
    static String mayBeMeant(String news, boolean byKeys) {
        return byKeys ? "s.keys && " + news + ".keys" : "TRUE";
    }

    Matching(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some of what was told: as many items as a page has, or fewer large ones.
     *
     * @param items as JSON
     * @param next the place before which there is more
     */
    public record Past(List<String> items, Optional<Long> next) {
        public static final Past NONE = new Past(List.of(), Optional.empty());
    }

    /** What was told; without the item where that was too much. */
    private record Told(long place, Optional<String> item) {}

    /**
     * The items that would have been told as new of the kinds that are asked for, as they were told last; the latest first.
     *
     * @param before a place
     */
    public Past past(Wish wish, long before) {
        var told = read(wish, before);
        var shown = told.stream()
                .limit(PREVIEWED)
                .takeWhile(each -> each.item().isPresent())
                .toList();
        return new Past(
                shown.stream().map(Told::item).flatMap(Optional::stream).toList(),
                told.size() > shown.size() ? Optional.of(shown.getLast().place()) : Optional.empty());
    }

    /** The same from its beginning. */
    public Past past(Wish wish) {
        return past(wish, Long.MAX_VALUE);
    }

    private List<Told> read(Wish wish, long before) {
        var arguments = new ArrayList<Object>(List.of(MOST_BYTES));
        Arrays.stream(Criterion.values()).map(wish.filter()::column).forEach(arguments::add);
        arguments.add(
                wish.items().stream().map(item -> AlertKind.newOf(item).code()).toList());
        arguments.addAll(List.of(before, PREVIEWED + 1));
        return jdbc.inTransaction(() -> jdbc.query(
                "SELECT id, CASE WHEN row_number() OVER latest = 1 OR sum(octet_length(item::text)) OVER latest <= ? THEN item END"
                        + " AS item FROM (SELECT n.id, n.item FROM news n, (SELECT " + COLUMNS
                        + ") s WHERE n.alert = ANY (?) AND n.id < ? AND " + passes("n")
                        + " AND NOT EXISTS (SELECT FROM news m WHERE m.subject = n.subject AND m.alert = n.alert"
                        + " AND m.id > n.id) ORDER BY n.id DESC LIMIT ?) told WINDOW latest AS (ORDER BY id DESC) ORDER BY id DESC",
                row -> new Told(row.getLong("id"), Optional.ofNullable(row.getString("item"))),
                arguments.toArray()));
    }
}
