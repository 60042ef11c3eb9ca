package dev.entente.query.relation;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.relation.Network.Link;
import dev.entente.query.relation.Network.Node;

/** The network as it follows from facts. */
final class Networks {

    private static final String LINKED = """
            , paired as (
              select one, other, subject, sectors
                from matched
               cross join unnest(countries) as one
               cross join unnest(countries) as other
               where one < other),
            linked as (
              select one, other, count(*) as facts from paired group by one, other having count(*) >= ?)""";

    private final Snapshot snapshot;
    private final Optional<Instant> asOf;
    private final Conditions facts;

    Networks(Snapshot snapshot, Optional<Instant> asOf, Conditions facts) {
        this.snapshot = snapshot;
        this.asOf = asOf;
        this.facts = facts;
    }

    /** The network of pairs that have at least so many facts. */
    Network network(int least) throws SQLException {
        var sectors = sectors(least);
        return new Network(nodes(least), links(least, sectors));
    }

    private Sql linked(int least) {
        return Sql.of("with matched as (select subject, countries, sectors from fact")
                .then(facts.where())
                .then(")" + LINKED, least);
    }

    private List<Link> links(int least, Map<List<String>, Map<String, Long>> sectors) throws SQLException {
        return linked(least)
                .then(", weighed as (select subject, " + Relations.WEIGHT + " as weight from version", Kindred.CONTACTS)
                .then(Known.items(asOf).where())
                .then("""
                        ), strong as (
                          select one, other, sum(weight) as strength
                            from (select distinct one, other, subject from paired) as items
                            join weighed using (subject) group by one, other)
                        select one, other, facts, coalesce(strength, 0)
                          from linked left join strong using (one, other)
                         order by 4 desc, one, other""")
                .list(snapshot, row -> {
                    var pair = List.of(row.getString(1), row.getString(2));
                    var counts = Relations.inOrder(sectors.getOrDefault(pair, Map.of()));
                    return new Link(pair, row.getLong(3), counts, row.getLong(4));
                });
    }

    private Map<List<String>, Map<String, Long>> sectors(int least) throws SQLException {
        var byPair = new HashMap<List<String>, Map<String, Long>>();
        linked(least)
                .then("""
                        select one, other, sector, count(*)
                          from paired join linked using (one, other) cross join unnest(sectors) as sector
                         group by one, other, sector""")
                .each(
                        snapshot.connection(),
                        0,
                        row -> byPair.computeIfAbsent(
                                        List.of(row.getString(1), row.getString(2)), pair -> new HashMap<>())
                                .put(row.getString(3), row.getLong(4)));
        return byPair;
    }

    private List<Node> nodes(int least) throws SQLException {
        return linked(least).then("""
                        select country, count(*)
                          from matched cross join unnest(countries) as country
                         where exists (select from linked where country in (one, other))
                         group by country order by country""").list(snapshot, row -> new Node(row.getString(1), row.getLong(2)));
    }
}
