package dev.entente.query.search;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Count;

/**
 * Chooses what is ranked where more matches than can be, without reading all that matches.
 *
 * <p>An index says in which rows a word is, not of which day these are. Where there are few, they are looked at. Where there are
 * many, an index by the day says which rows are the latest, some thousands of them, and both indexes together which are to be
 * read; the rarer the word is among these, the more come next. What the planner expects decides alone which of both is tried
 * first: to be told all the rows of a word that most items have takes long.
 */
final class Bound {

    /** How many times as many rows as are ranked are looked at, whatever their days are. */
    private static final int LOOKED_AT = 4;

    /** How many times as many rows as are ranked the first part by the day has, with those that are known no more. */
    private static final int FIRST = 4;

    /** How many times as many as one part has the next one has at most. */
    private static final int WIDER = 8;

    /** How many parts are gone through at first: if few rows of these have a word, few have it altogether. */
    private static final int AT_FIRST = 2;

    private final Among among;
    private final int most;

    /**
     * Chooses among items.
     *
     * @param most how many are ranked at most
     */
    Bound(Among among, int most) {
        this.among = among;
        this.most = most;
    }

    /** Chooses for words that are looked for. */
    Ranked of(Snapshot snapshot, SoughtWords sought) throws SQLException {
        return among.haveIndexOfWords() ? byWords(snapshot, sought.ways()) : byDays(snapshot, sought.ways());
    }

    /** Without an index of words all is looked at once, unless there are enough among the latest. */
    private Ranked byDays(Snapshot snapshot, List<String> ways) throws SQLException {
        var best = WantedMatches.with(ways.getFirst());
        var early = walk(snapshot, best, most, AT_FIRST);
        return early.isPresent() && early.get().end().isPresent()
                ? best.ranked(early.get())
                : WantedMatches.any(ways).ranked(all(snapshot, WantedMatches.any(ways)));
    }

    private Ranked byWords(Snapshot snapshot, List<String> ways) throws SQLException {
        var best = WantedMatches.with(ways.getFirst());
        var extent = extent(snapshot, best, most);
        if (extent.end().isPresent() || ways.size() == 1) {
            return best.ranked(extent);
        }
        var any = WantedMatches.any(ways);
        if (!isFrequent(snapshot, any)) {
            var some = some(snapshot, any, most);
            if (some.found() <= enough()) {
                return any.ranked(some);
            }
        }
        return next(snapshot, ways, most - extent.found());
    }

    /** There is room for what has the words in the first way, not for all. */
    private Ranked next(Snapshot snapshot, List<String> ways, long roomBesideIt) throws SQLException {
        var room = roomBesideIt;
        for (var way = 1; way < ways.size(); way++) {
            var wanted = WantedMatches.without(ways.get(way - 1), ways.get(way));
            var extent = extent(snapshot, wanted, room);
            if (extent.end().isPresent()) {
                return wanted.ranked(extent);
            }
            room -= extent.found();
        }
        return Ranked.all(ways.getLast());
    }

    private boolean isFrequent(Snapshot snapshot, WantedMatches wanted) throws SQLException {
        return early(snapshot, wanted, most).flatMap(MatchExtent::end).isPresent();
    }

    private MatchExtent extent(Snapshot snapshot, WantedMatches wanted, long room) throws SQLException {
        var early = early(snapshot, wanted, room);
        if (early.isPresent()) {
            return early.get();
        }
        var some = some(snapshot, wanted, room);
        return some.found() <= enough()
                ? some
                : walk(snapshot, wanted, room, Integer.MAX_VALUE).orElseThrow();
    }

    private long enough() {
        return (long) LOOKED_AT * most;
    }

    /** Begins with the latest days where much is expected. */
    private Optional<MatchExtent> early(Snapshot snapshot, WantedMatches wanted, long room) throws SQLException {
        var expected = Count.ESTIMATED.of(
                snapshot, Sql.of("from version").then(wanted.of(among).where()));
        return expected.orElseThrow() > enough() ? walk(snapshot, wanted, room, AT_FIRST) : Optional.empty();
    }

    /** Looks at rows by their words, whichever come first: at enough of them, and one more. */
    private MatchExtent some(Snapshot snapshot, WantedMatches wanted, long room) throws SQLException {
        var rows = wanted.of(among).where().then("limit ?", enough() + 1);
        return MatchExtent.at(snapshot, wanted.question(rows, room).lookedUp());
    }

    private MatchExtent all(Snapshot snapshot, WantedMatches wanted) throws SQLException {
        return MatchExtent.at(snapshot, wanted.question(wanted.of(among).where(), most));
    }

    /**
     * Looks at those of the latest days, then at those of the days before, until there is no room.
     *
     * @return nothing where there are more than so many parts
     */
    private Optional<MatchExtent> walk(Snapshot snapshot, WantedMatches wanted, long room, int parts)
            throws SQLException {
        var found = 0L;
        var before = Optional.<LocalDate>empty();
        var rows = (long) FIRST * most;
        for (var part = 0; part < parts; part++) {
            var from = firstDay(snapshot, before, rows);
            if (from.isEmpty()) {
                return Optional.of(new MatchExtent(found, 0, Optional.empty()));
            }
            var days = between(wanted.of(among), from.get(), before).where();
            var extent =
                    MatchExtent.at(snapshot, wanted.question(days, room - found).lookedUp());
            found += extent.found();
            if (extent.end().isPresent()) {
                return Optional.of(new MatchExtent(found, extent.way(), extent.end()));
            }
            rows = next(rows, extent.found(), room - found);
            before = from;
        }
        return Optional.empty();
    }

    private static Conditions between(Conditions items, LocalDate from, Optional<LocalDate> before) {
        var since = items.plus("occurred_on >= ?", from);
        return before.map(day -> since.plus("occurred_on < ?", day)).orElse(since);
    }

    /** As many as hold what there is room for, and one more, if they are like the last ones; rather a few too many. */
    private static long next(long rows, long found, long room) {
        var widest = WIDER * rows;
        return found == 0 ? widest : Math.min(widest, Math.max(rows, rows * (room + 1) / found * 5 / 4));
    }

    /**
     * The day of the last of so many rows, the latest first, whatever their words are.
     *
     * @param before the day before which they are
     */
    private static Optional<LocalDate> firstDay(Snapshot snapshot, Optional<LocalDate> before, long rows)
            throws SQLException {
        var lined = new Conditions().and("occurred_on is not null");
        before.ifPresent(day -> lined.and("occurred_on < ?", day));
        return Sql.of("select min(occurred_on) from (select occurred_on from version")
                .then(lined.where())
                .then("order by occurred_on desc limit ?) as latest", rows)
                .byIndexes()
                .first(snapshot, row -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .orElseThrow();
    }
}
