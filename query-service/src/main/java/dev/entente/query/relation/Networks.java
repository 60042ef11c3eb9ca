package dev.entente.query.relation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** How many bytes a pair takes until it is answered. */
    private static final long WEIGHT_OF_A_PAIR = 1_200;

    private static final int WEIGHED_AT_ONCE = 1_000;

    private final Snapshot snapshot;
    private final Optional<Instant> asOf;
    private final Conditions facts;
    private final Map<String, Long> byCountry = new TreeMap<>();
    private final Map<List<String>, Tally> byPair = new HashMap<>();
    private int weighed;

    /** What is counted of a pair. */
    private static final class Tally {
        private long facts;
        private long strength;
        private final BySector sectors = new BySector();

        private Tally with(long more) {
            strength += more;
            return this;
        }
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
        addStrengths();
        return new Network(nodes(), links());
    }

    private void count(ResultSet row) throws SQLException {
        var countries = texts(row.getArray(1));
        var sectors = texts(row.getArray(2));
        var count = row.getLong(3);
        Set.copyOf(countries).forEach(country -> byCountry.merge(country, count, Long::sum));
        for (var pair : pairs(countries)) {
            var tally = byPair.computeIfAbsent(pair, first -> new Tally());
            tally.facts += count;
            sectors.forEach(sector -> tally.sectors.add(sector, count));
        }
        weigh();
    }

    /** A few hundred countries that did one thing together are tens of thousands of pairs. */
    private void weigh() {
        if (byPair.size() >= weighed + WEIGHED_AT_ONCE) {
            snapshot.weigh((byPair.size() - weighed) * WEIGHT_OF_A_PAIR);
            weighed = byPair.size();
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /**
     * Adds the weights of all items of a pair; of each item once, however many facts it has: these have the countries of their
     * item. Items of one weight with the same countries are counted together.
     */
    private void addStrengths() throws SQLException {
        Sql.of("select countries, weight, count(*) from (select distinct subject, countries from fact")
                .then(facts.where())
                .then(") as told join (select subject, " + Kindred.WEIGHT + " as weight from version")
                .then(Known.items(asOf)
                        .and("kind = any(?::text[])", Kindred.names())
                        .where())
                .then(") as item using (subject) group by 1, 2")
                .each(snapshot, row -> {
                    var strength = row.getLong(2) * row.getLong(3);
                    for (var pair : pairs(texts(row.getArray(1)))) {
                        byPair.computeIfPresent(pair, (countries, tally) -> tally.with(strength));
                    }
                });
    }

    private static List<List<String>> pairs(List<String> countries) {
        var inOrder = List.copyOf(new TreeSet<>(countries));
        var pairs = new ArrayList<List<String>>();
        for (var index = 0; index < inOrder.size(); index++) {
            for (var other : inOrder.subList(index + 1, inOrder.size())) {
                pairs.add(List.of(inOrder.get(index), other));
            }
        }
        return pairs;
    }

    private List<Link> links() {
        return byPair.entrySet().stream()
                .map(entry -> new Link(
                        entry.getKey(), entry.getValue().facts, entry.getValue().sectors, entry.getValue().strength))
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
