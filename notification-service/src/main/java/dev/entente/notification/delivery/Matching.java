package dev.entente.notification.delivery;

import java.util.List;

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
     * narrow the agreements, which alone have any.
     */
    static String passes(String news) {
        return """
            (s.countries_any IS NULL OR s.countries_any && {n}.countries)
            AND (s.countries_all IS NULL OR s.countries_all <@ {n}.countries)
            AND (s.sectors IS NULL OR s.sectors && {n}.sectors)
            AND (s.instruments IS NULL OR {n}.instrument = ANY (s.instruments) OR {n}.alert NOT LIKE 'agreement.%')
            AND (s.parties IS NULL OR s.parties && {n}.parties)
            AND (s.plain_words IS NULL OR NOT EXISTS (
              SELECT FROM unnest(s.plain_words) AS word WHERE strpos({n}.words, word) = 0))
            """.replace("{n}", news);
    }

    private static final int PREVIEWED = 50;

    private final Jdbc jdbc;

    Matching(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** The items, as JSON, that would have been told as new of the kinds that are asked for; the latest known first. */
    public List<String> past(Wish wish) {
        var filter = wish.filter();
        return jdbc.inTransaction(() -> jdbc.query(
                "SELECT n.item FROM news n, (SELECT ?::text[] AS countries_any, ?::text[] AS countries_all,"
                        + " ?::text[] AS sectors, ?::text[] AS instruments, ?::text[] AS parties, ?::text[] AS plain_words) s"
                        + " WHERE n.alert = ANY (?) AND " + passes("n")
                        + " AND NOT EXISTS (SELECT FROM news m WHERE m.subject = n.subject AND m.alert = n.alert"
                        + " AND m.id > n.id) ORDER BY n.id DESC LIMIT ?",
                row -> row.getString(1),
                some(filter.countries().any()),
                some(filter.countries().all()),
                some(filter.sectors()),
                some(filter.instruments()),
                some(filter.parties()),
                some(filter.words()),
                wish.items().stream().map(item -> AlertKind.newOf(item).code()).toList(),
                PREVIEWED));
    }

    private static List<String> some(List<String> values) {
        return values.isEmpty() ? null : values;
    }
}
