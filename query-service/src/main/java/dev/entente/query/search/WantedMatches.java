package dev.entente.query.search;

import java.util.List;
import java.util.Optional;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Sql;

/**
 * What is looked for at once.
 *
 * @param without what has the words in this way, if any, is not wanted: there is room for it
 * @param ways in which it has the words, the best first; each item that has them in one has them in all that follow
 */
record WantedMatches(Optional<String> without, List<String> ways) {

    static WantedMatches with(String way) {
        return any(List.of(way));
    }

    static WantedMatches without(String better, String way) {
        return new WantedMatches(Optional.of(better), List.of(way));
    }

    static WantedMatches any(List<String> ways) {
        return new WantedMatches(Optional.empty(), ways);
    }

    /** The items themselves. */
    Conditions of(Among among) {
        return among.with(ways.getLast(), without);
    }

    /**
     * Asks how many there are, and for the first for which there is no room: one that has the words in a worse way comes later, and
     * of the same way one of an earlier day.
     *
     * @param rows of {@code version}, all of which are wanted
     */
    Sql question(Sql rows, long room) {
        return Sql.of("with matching as materialized (select")
                .then(way())
                .then("as way, occurred_on, subject from version")
                .then(rows)
                .then(
                        ") select (select count(*) from matching) as found, way, occurred_on, subject from (select) as one"
                                + " left join (select way, occurred_on, subject from matching"
                                + " order by way, occurred_on desc, subject")
                .then("offset ? limit 1) as beyond on true", room);
    }

    private Sql way() {
        var way = Sql.of("case");
        for (var index = 0; index < ways.size() - 1; index++) {
            way = way.then("when search @@ ?::tsquery then " + index, ways.get(index));
        }
        return ways.size() == 1 ? Sql.of("0") : way.then("else " + (ways.size() - 1) + " end");
    }

    /** What is ranked, after a look at all of it, or at all of its latest. */
    Ranked ranked(MatchExtent extent) {
        if (extent.end().isEmpty()) {
            return Ranked.all(ways.getLast());
        }
        var whole = extent.way() == 0 ? without : Optional.of(ways.get(extent.way() - 1));
        return new Ranked(whole, extent.end().map(end -> new Ranked.Latest(ways.get(extent.way()), end)));
    }
}
