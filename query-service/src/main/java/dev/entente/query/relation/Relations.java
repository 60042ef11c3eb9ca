package dev.entente.query.relation;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.relation.Relation.Contact;
import dev.entente.query.relation.Relation.Direction;
import dev.entente.query.relation.Relation.Issue;
import dev.entente.query.relation.Relation.Month;
import dev.entente.query.stance.Stances;
import dev.entente.query.statistics.Months;

/** Relations as they follow from the items and facts of both countries. */
final class Relations {

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
        var tallies = tallies();
        var visits = visits();
        return new Relation(
                pair.countries(),
                counts(tallies),
                sectors(tallies),
                tallies.stream().mapToLong(Tally::inForce).sum(),
                lastContact(),
                visits.stream().map(Made::way).toList(),
                visits.stream().mapToLong(Made::returned).sum(),
                positions(),
                activity(),
                tallies.stream().mapToLong(Tally::weight).sum());
    }

    /** How many items of a kind have just these sectors, how many are agreements in force, and what they add to the strength. */
    private record Tally(String kind, List<String> sectors, long items, long inForce, long weight) {}

    /** All that is counted of items, in one look at them: there can be very many. */
    private List<Tally> tallies() throws SQLException {
        return Sql.of(
                        "select kind, sectors, count(*), count(*) filter (where kind = 'agreement' and status = 'inForce')")
                .then(", sum(" + Kindred.WEIGHT + ") from version")
                .then(between.items().where())
                .then("group by kind, sectors")
                .list(
                        snapshot,
                        row -> new Tally(
                                row.getString(1),
                                List.of((String[]) row.getArray(2).getArray()),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5)));
    }

    private static Map<String, Long> counts(List<Tally> tallies) {
        var byKind = tallies.stream().collect(Collectors.groupingBy(Tally::kind, Collectors.summingLong(Tally::items)));
        var counts = new LinkedHashMap<String, Long>();
        Kindred.kinds().forEach(kind -> counts.put(kind.collection(), byKind.getOrDefault(kind.name(), 0L)));
        return counts;
    }

    private static Map<String, Long> sectors(List<Tally> tallies) {
        var bySector = new BySector();
        tallies.forEach(tally -> tally.sectors().forEach(sector -> bySector.add(sector, tally.items())));
        return bySector.inOrder();
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

    /** Visits that were made, by direction, and how many of them return one that went the other way. */
    private record Made(Direction way, long returned) {}

    /**
     * Those of which one is the host, and the other takes part. A visit may name the one that it returns by a subject under
     * which that is no longer shown. Documents are read once, since that is what takes the time; and which visit is returned is
     * looked up before it is sought, so that not each is compared with each.
     */
    private List<Made> visits() throws SQLException {
        return Sql.of("""
                        with made as materialized (
                          select subject, told.returns, case hosts.host when ? then ? else ? end as goes, hosts.host
                            from version
                           cross join json_to_record(document::json) as told (returns text, host json)
                           cross join lateral (select told.host ->> 'country' as host) as hosts""", pair.one(), pair.other(), pair.one())
                .then(between.items()
                        .plus("kind = 'visit'")
                        .and("status = 'held'")
                        .and("own_countries @> ?::text[]", pair.countries())
                        .and("hosts.host in (?, ?)", pair.one(), pair.other())
                        .where())
                .then("), merged as (select subject, kept from version")
                .then(Known.rows(asOf)
                        .and("outcome = 'merged'")
                        .and("kind = 'visit'")
                        .where())
                .then("""
                        ), naming as materialized (
                          select made.subject, goes, host, coalesce(merged.kept, returns) as first
                            from made left join merged on merged.subject = returns
                           where returns is not null
                        ), returned as (
                          select distinct back.subject, back.goes, back.host
                            from naming as back
                            join made as first
                              on first.subject = back.first and first.goes = back.host and first.host = back.goes)
                        select goes, host, count(*), count(returned.subject)
                          from made
                          left join returned using (subject, goes, host)
                         group by goes, host order by goes, host""")
                .list(
                        snapshot,
                        row -> new Made(
                                new Direction(row.getString(1), row.getString(2), row.getLong(3)), row.getLong(4)));
    }

    private List<Issue> positions() throws SQLException {
        return Stances.ofBoth(snapshot, between.statements(), pair.one(), pair.other()).stream()
                .map(both ->
                        new Issue(both.issue(), both.one().agreesWith(both.other()), List.of(both.one(), both.other())))
                .toList();
    }

    private List<Month> activity() throws SQLException {
        return Sql.of("select " + Months.OF_FACT + " as month, sum(alike)")
                .then("from (select occurred, count(*) as alike from fact")
                .then(between.facts().where())
                .then("group by occurred) as fact where " + Months.OF_FACT + " is not null")
                .then("group by month order by month")
                .list(snapshot, row -> new Month(row.getString(1), row.getLong(2)));
    }
}
