package dev.entente.query.country;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.code.CodeLists;
import dev.entente.events.json.Json;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.relation.Kindred;
import dev.entente.query.web.Language;

/** What is known of countries. */
final class Countries {

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

    /** Those of which an item is known, in the order of their codes: code, name, and items by collection, zeros included. */
    List<ObjectNode> all() throws SQLException {
        return counts(items).entrySet().stream()
                .map(entry -> country(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The same of one country, whether anything is known of it or not. */
    ObjectNode one(String code) throws SQLException {
        return country(
                code,
                counts(items.plus("countries @> ?::text[]", List.of(code))).getOrDefault(code, Map.of()));
    }

    /** Those that share most items first. */
    List<Partner> partners(String code) throws SQLException {
        return Sql.of("select partner, sum(alike) from (select countries, count(*) as alike from version")
                .then(items.plus("countries @> ?::text[]", List.of(code)).where())
                .then("group by countries) as item cross join unnest(countries) as partner where partner <> ?", code)
                .then("group by partner order by 2 desc, partner")
                .list(snapshot, row -> new Partner(row.getString(1), row.getLong(2)));
    }

    private Map<String, Map<String, Long>> counts(Conditions counted) throws SQLException {
        var byCountry = new TreeMap<String, Map<String, Long>>();
        Sql.of("select country, kind, count(*) from version cross join unnest(countries) as country")
                .then(counted.where())
                .then("group by country, kind")
                .each(
                        snapshot,
                        row -> byCountry
                                .computeIfAbsent(row.getString(1), code -> new TreeMap<>())
                                .put(row.getString(2), row.getLong(3)));
        return byCountry;
    }

    private ObjectNode country(String code, Map<String, Long> byKind) {
        var name = CodeLists.countries().names().get(code);
        var country = Json.MAPPER.createObjectNode().put("code", code);
        if (name == null) {
            country.put("name", code);
        } else {
            country.set("name", Json.MAPPER.valueToTree(name));
        }
        var counts = country.putObject("counts");
        Kindred.kinds().forEach(kind -> counts.put(kind.collection(), byKind.getOrDefault(kind.name(), 0L)));
        return language.in(country);
    }
}
