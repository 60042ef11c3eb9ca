package dev.entente.notification.delivery;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.entente.notification.news.AlertKind;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Wish;

/** Which news a filter lets through. */
@Singleton
public class Matching {

    /**
     * Whether news, by its alias, passes the filter of {@code s}. Where subscriptions are looked for, an index on their keys
     * says first which can be meant; the keys are made in the database, and never leave out one that passes. Instruments
     * narrow the agreements, which alone have any. A word is found where one begins with it.
     */
    static String passes(String news) {
        return """
            (s.countries_any IS NULL OR s.countries_any && {n}.countries)
            AND (s.countries_all IS NULL OR s.countries_all <@ {n}.countries)
            AND (s.sectors IS NULL OR s.sectors && {n}.sectors)
            AND (s.instruments IS NULL OR {n}.instrument = ANY (s.instruments) OR {n}.alert NOT LIKE 'agreement.%')
            AND (s.parties IS NULL OR s.parties && {n}.parties)
            AND (s.plain_words IS NULL OR NOT EXISTS (
              SELECT FROM unnest(s.plain_words) AS word WHERE strpos(' ' || translate({n}.words, E'\n', ' '), ' ' || word) = 0))
            """.replace("{n}", news);
    }

    /** An index takes time by the square of the keys that it is asked for at once: so many take some milliseconds. */
    private static final int MOST_KEYS = 1000;

    private static final int PREVIEWED = 50;

    /** How many bytes of items are read for one page, as JSON; one item is, whatever it weighs. */
    private static final int MOST_BYTES = 2 << 20;

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
    public record Past(List<String> items, Optional<Long> next) {}

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
        var filter = wish.filter();
        return jdbc.inTransaction(() -> jdbc.query(
                "SELECT id, CASE WHEN row_number() OVER latest = 1 OR sum(octet_length(item::text)) OVER latest <= ? THEN item END"
                        + " AS item FROM (SELECT n.id, n.item FROM news n, (SELECT ?::text[] AS countries_any, ?::text[] AS countries_all,"
                        + " ?::text[] AS sectors, ?::text[] AS instruments, ?::text[] AS parties, ?::text[] AS plain_words) s"
                        + " WHERE n.alert = ANY (?) AND n.id < ? AND " + passes("n")
                        + " AND NOT EXISTS (SELECT FROM news m WHERE m.subject = n.subject AND m.alert = n.alert"
                        + " AND m.id > n.id) ORDER BY n.id DESC LIMIT ?) told WINDOW latest AS (ORDER BY id DESC) ORDER BY id DESC",
                row -> new Told(row.getLong("id"), Optional.ofNullable(row.getString("item"))),
                MOST_BYTES,
                some(filter.countries().any()),
                some(filter.countries().all()),
                some(filter.sectors()),
                some(filter.instruments()),
                some(filter.parties()),
                some(filter.words()),
                wish.items().stream().map(item -> AlertKind.newOf(item).code()).toList(),
                before,
                PREVIEWED + 1));
    }

    private static List<String> some(List<String> values) {
        return values.isEmpty() ? null : values;
    }
}
