package dev.entente.query.country;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.entente.events.code.CodeLists;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.relation.Kindred;
import dev.entente.query.web.Language;

/** What is known of countries. */
final class Countries {

    /** A country and its items by collection, zeros included. */
    record Country(String code, Object name, Map<String, Long> counts) {}

    /** Another country, and how many items both take part in. */
    record Partner(String country, long count) {}

    private final Snapshot snapshot;
    private final Conditions items;
    private final Language language;

    Countries(Snapshot snapshot, Conditions items, Language language) {
        this.snapshot = snapshot;
        this.items = items;
        this.language = language;
    }

    /** Those of which an item is known, in the order of their codes. */
    List<Country> all() throws SQLException {
        return counts().entrySet().stream()
                .map(entry -> country(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One country, whether anything is known of it or not. */
    Country one(String code) throws SQLException {
        return country(code, counts().getOrDefault(code, Map.of()));
    }

    /** Those that share most items first. */
    List<Partner> partners(String code) throws SQLException {
        return Sql.of("select partner, count(*) from version cross join unnest(countries) as partner")
                .then(items.plus("countries @> ?::text[]", List.of(code))
                        .and("partner <> ?", code)
                        .where())
                .then("group by partner order by count(*) desc, partner")
                .list(snapshot, row -> new Partner(row.getString(1), row.getLong(2)));
    }

    private Map<String, Map<String, Long>> counts() throws SQLException {
        var byCountry = new TreeMap<String, Map<String, Long>>();
        Sql.of("select country, kind, count(*) from version cross join unnest(countries) as country")
                .then(items.where())
                .then("group by country, kind")
                .each(
                        snapshot.connection(),
                        0,
                        row -> byCountry
                                .computeIfAbsent(row.getString(1), code -> new TreeMap<>())
                                .put(row.getString(2), row.getLong(3)));
        return byCountry;
    }

    private Country country(String code, Map<String, Long> byKind) {
        var counts = new LinkedHashMap<String, Long>();
        Kindred.kinds().forEach(kind -> counts.put(kind.collection(), byKind.getOrDefault(kind.name(), 0L)));
        var name = CodeLists.countries().names().get(code);
        return new Country(code, name == null ? code : language.of(name), counts);
    }
}
