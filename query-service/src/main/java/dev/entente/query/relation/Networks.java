package dev.entente.query.relation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.relation.Network.Link;
import dev.entente.query.relation.Network.Node;

/**
 * The network as it follows from facts. The database counts facts with the same countries and sectors together, of which
 * there are far fewer than facts, or than pairs of countries in them.
 */
final class Networks {

    private final Snapshot snapshot;
    private final Optional<Instant> asOf;
    private final Conditions facts;
    private final Map<String, Long> byCountry = new TreeMap<>();
    private final Map<List<String>, Tally> byPair = new HashMap<>();

    /** What is counted of a pair. */
    private static final class Tally {
        private long facts;
        private final Map<String, Long> sectors = new HashMap<>();
    }

    Networks(Snapshot snapshot, Optional<Instant> asOf, Conditions facts) {
        this.snapshot = snapshot;
        this.asOf = asOf;
        this.facts = facts;
    }

    /** The network of pairs that have at least so many facts. */
    Network network(int least) throws SQLException {
        Sql.of("select countries, sectors, count(*) from fact")
                .then(facts.where())
                .then("group by countries, sectors")
                .each(snapshot, this::count);
        byPair.values().removeIf(tally -> tally.facts < least);
        return new Network(nodes(), links(strengths()));
    }

    private void count(ResultSet row) throws SQLException {
        var countries = List.copyOf(new TreeSet<>(texts(row.getArray(1))));
        var sectors = texts(row.getArray(2));
        var count = row.getLong(3);
        for (var index = 0; index < countries.size(); index++) {
            byCountry.merge(countries.get(index), count, Long::sum);
            for (var other : countries.subList(index + 1, countries.size())) {
                var tally = byPair.computeIfAbsent(List.of(countries.get(index), other), pair -> new Tally());
                tally.facts += count;
                sectors.forEach(sector -> tally.sectors.merge(sector, count, Long::sum));
            }
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /** The weights of all items of a pair; of each item once, however many facts of the two it has. */
    private Map<List<String>, Long> strengths() throws SQLException {
        var byPair = new HashMap<List<String>, Long>();
        Sql.of("with paired as (select distinct one, other, subject from fact"
                        + " cross join unnest(countries) as one cross join unnest(countries) as other")
                .then(facts.plus("one < other").where())
                .then(
                        ") select one, other, sum(" + Relations.WEIGHT
                                + ") from paired join (select subject, kind, status, types from version",
                        Kindred.CONTACTS)
                .then(Known.items(asOf).where())
                .then(") as item using (subject) group by one, other")
                .each(snapshot, row -> byPair.put(List.of(row.getString(1), row.getString(2)), row.getLong(3)));
        return byPair;
    }

    private List<Link> links(Map<List<String>, Long> strengths) {
        return byPair.entrySet().stream()
                .map(entry -> new Link(
                        entry.getKey(),
                        entry.getValue().facts,
                        Relations.inOrder(entry.getValue().sectors),
                        strengths.getOrDefault(entry.getKey(), 0L)))
                .sorted(Comparator.comparingLong(Link::strength)
                        .reversed()
                        .thenComparing(link -> link.countries().getFirst())
                        .thenComparing(link -> link.countries().getLast()))
                .toList();
    }

    private List<Node> nodes() {
        var linked = new TreeSet<String>();
        byPair.keySet().forEach(linked::addAll);
        return linked.stream()
                .map(country -> new Node(country, byCountry.get(country)))
                .toList();
    }
}
