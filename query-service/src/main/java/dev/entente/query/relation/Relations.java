package dev.entente.query.relation;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.entente.events.code.CodeLists;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.position.Stances;
import dev.entente.query.relation.Relation.Contact;
import dev.entente.query.relation.Relation.Direction;
import dev.entente.query.relation.Relation.Issue;
import dev.entente.query.relation.Relation.Month;
import dev.entente.query.statistics.Months;

/** Relations as they follow from the items and facts of both countries. */
final class Relations {

    /** What an item adds to the strength of a relation; needs the types of contacts. */
    static final String WEIGHT = """
            case when kind = 'agreement' and status = 'inForce' then 3
                 when types && ?::text[] then 2
                 else 1 end""";

    /** Two for each digit of a date's beginning that is known, one less where it is uncertain or approximate. */
    private static final String EXACTNESS = """
            2 * length(regexp_replace(split_part(occurred, '/', 1), '[^0-9]', '', 'g'))
            - (split_part(occurred, '/', 1) ~ '[?~%]')::int""";

    private final Snapshot snapshot;
    private final Optional<Instant> asOf;
    private final Pair pair;
    private final Between between;

    Relations(Snapshot snapshot, Optional<Instant> asOf, Between between) {
        this.snapshot = snapshot;
        this.asOf = asOf;
        this.pair = between.pair();
        this.between = between;
    }

    Relation relation() throws SQLException {
        return new Relation(
                pair.countries(),
                counts(),
                sectors(),
                agreementsInForce(),
                lastContact(),
                visits(),
                returnedVisits(),
                positions(),
                activity(),
                strength());
    }

    private Map<String, Long> counts() throws SQLException {
        var byKind = counted(Sql.of("select kind, count(*) from version")
                .then(between.items().where())
                .then("group by kind"));
        var counts = new LinkedHashMap<String, Long>();
        Kindred.kinds().forEach(kind -> counts.put(kind.collection(), byKind.getOrDefault(kind.name(), 0L)));
        return counts;
    }

    private Map<String, Long> sectors() throws SQLException {
        return inOrder(counted(Sql.of("select sector, count(*) from version cross join unnest(sectors) as sector")
                .then(between.items().where())
                .then("group by sector")));
    }

    /** Counts by sector in the order of the code list. */
    static Map<String, Long> inOrder(Map<String, Long> bySector) {
        var ordered = new LinkedHashMap<String, Long>();
        CodeLists.sectors().codes().stream()
                .filter(bySector::containsKey)
                .forEach(sector -> ordered.put(sector, bySector.get(sector)));
        return ordered;
    }

    private Map<String, Long> counted(Sql sql) throws SQLException {
        return sql.list(snapshot, row -> Map.entry(row.getString(1), row.getLong(2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long number(Sql sql) throws SQLException {
        return sql.first(snapshot, row -> row.getLong(1)).orElse(0L);
    }

    private long agreementsInForce() throws SQLException {
        return number(Sql.of("select count(*) from version")
                .then(between.items()
                        .plus("kind = 'agreement'")
                        .and("status = 'inForce'")
                        .where()));
    }

    private long strength() throws SQLException {
        return number(Sql.of("select sum(" + WEIGHT + ") from version", Kindred.CONTACTS)
                .then(between.items().where()));
    }

    /**
     * The one that begins latest, an open beginning being before all. Of those that begin on one day, an exact date counts
     * before a vague one, then the later end. Both countries must take part themselves.
     */
    private Optional<Contact> lastContact() throws SQLException {
        return Sql.of("with took_part as (select subject from version")
                .then(between.items()
                        .plus("own_countries @> ?::text[]", pair.countries())
                        .where())
                .then(") select occurred, subject from fact")
                .then(between.facts()
                        .plus("contact")
                        .and("subject in (select subject from took_part)")
                        .where())
                .then("order by begins desc nulls last, " + EXACTNESS
                        + " desc, coalesce(ends, occurred_on) desc, subject, source, id limit 1")
                .first(snapshot, row -> new Contact(row.getString(1), row.getString(2)));
    }

    private Sql madeVisits() {
        return Sql.of("""
                        with made as (
                          select subject, document::json ->> 'returns' as returns, visitor as goes, host
                            from version
                           cross join lateral (select document::json -> 'host' ->> 'country' as host) as hosts
                           cross join lateral (
                             select distinct person ->> 'country' as visitor
                               from json_array_elements(document::json -> 'visitors') as person) as visitors""")
                .then(between.items()
                        .plus("kind = 'visit'")
                        .and("status = 'held'")
                        .and("(visitor, host) in ((?, ?), (?, ?))", pair.one(), pair.other(), pair.other(), pair.one())
                        .where())
                .then(")");
    }

    private List<Direction> visits() throws SQLException {
        return madeVisits()
                .then("select goes, host, count(*) from made group by goes, host order by goes, host")
                .list(snapshot, row -> new Direction(row.getString(1), row.getString(2), row.getLong(3)));
    }

    /** A visit may name the one that it returns by a subject under which that is no longer shown. */
    private long returnedVisits() throws SQLException {
        return number(madeVisits()
                .then(", merged as (select subject, kept from version")
                .then(Known.rows(asOf)
                        .and("outcome = 'merged'")
                        .and("kind = 'visit'")
                        .where())
                .then("""
                        )
                        select count(distinct back.subject)
                          from made as back
                          left join merged on merged.subject = back.returns
                          join made as first
                            on first.subject = coalesce(merged.kept, back.returns)
                           and first.goes = back.host and first.host = back.goes"""));
    }

    private List<Issue> positions() throws SQLException {
        return Stances.ofBoth(snapshot, between.statements(), pair.one(), pair.other()).stream()
                .map(both ->
                        new Issue(both.issue(), both.one().agreesWith(both.other()), List.of(both.one(), both.other())))
                .toList();
    }

    private List<Month> activity() throws SQLException {
        return Sql.of("select " + Months.OF_FACT + " as month, count(*) from fact")
                .then(between.facts().plus(Months.OF_FACT + " is not null").where())
                .then("group by month order by month")
                .list(snapshot, row -> new Month(row.getString(1), row.getLong(2)));
    }
}
