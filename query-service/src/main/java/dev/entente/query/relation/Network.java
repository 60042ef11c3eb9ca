package dev.entente.query.relation;

import java.util.List;
import java.util.stream.Collectors;

import dev.entente.query.web.Csv;
import dev.entente.query.web.MediaTypes;

/**
 * Who has to do with whom.
 *
 * @param nodes countries that have a link, in the order of their codes
 * @param links pairs, the strongest first, then in the order of their codes
 */
record Network(List<Node> nodes, List<Link> links) {

    /** A country and how many facts it took part in. */
    record Node(String country, long count) {

        private List<String> row() {
            return List.of(country, Long.toString(count));
        }
    }

    /**
     * A pair.
     *
     * @param count facts in which both took part
     * @param sectors these facts by sector
     * @param strength as of the relation, from the items of these facts
     */
    record Link(List<String> countries, long count, BySector sectors, long strength) {

        private List<String> row() {
            return List.of(
                    countries.getFirst(),
                    countries.getLast(),
                    Long.toString(count),
                    Long.toString(strength),
                    String.join(" ", sectors.inOrder().keySet()));
        }
    }

    /** The links as a table (CSV): two countries, facts, strength, sectors with blanks between them, the most frequent first. */
    String table() {
        return Csv.row(MediaTypes.CELLS_OF_LINKS)
                + links.stream().map(Link::row).map(Csv::row).collect(Collectors.joining());
    }

    /** The nodes as a table (CSV). */
    String countries() {
        return Csv.row(MediaTypes.CELLS_OF_NODES)
                + nodes.stream().map(Node::row).map(Csv::row).collect(Collectors.joining());
    }
}
