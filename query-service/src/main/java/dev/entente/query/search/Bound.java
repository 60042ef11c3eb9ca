package dev.entente.query.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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

    private static final String BY_DAY = "order by occurred_on desc, subject";

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

    /**
     * What was looked at.
     *
     * @param found how many items
     * @param end the first of them for which there is no room; nothing where there is room for all
     */
    private record Look(long found, Optional<Ranked.Place> end) {

        static Look of(ResultSet row) throws SQLException {
            var subject = row.getString("subject");
            var day = row.getObject("occurred_on", LocalDate.class);
            return new Look(
                    row.getLong("found"), Optional.ofNullable(subject).map(there -> new Ranked.Place(day, there)));
        }
    }

    /** Chooses for words that are looked for: the best way first, unless there is room for all. */
    Ranked of(Snapshot snapshot, Sought sought) throws SQLException {
        var ranks = sought.ranks();
        var widest = ranks.getLast();
        var whole = Optional.<String>empty();
        var room = (long) most;
        for (var rank : ranks) {
            var look = look(snapshot, among.with(rank, whole), room);
            if (look.end().isPresent()) {
                return new Ranked(whole, look.end().map(end -> new Ranked.Latest(rank, end)));
            }
            if (rank.equals(widest) || (whole.isEmpty() && hasRoomFor(snapshot, widest))) {
                break;
            }
            whole = Optional.of(rank);
            room -= look.found();
        }
        return new Ranked(Optional.of(widest), Optional.empty());
    }

    private boolean hasRoomFor(Snapshot snapshot, String query) throws SQLException {
        var matching = among.with(query, Optional.empty());
        var early = early(snapshot, matching, most);
        var look = early.isPresent() ? early.get() : some(snapshot, matching, most, most);
        return look.end().isEmpty();
    }

    private Look look(Snapshot snapshot, Conditions matching, long room) throws SQLException {
        var early = early(snapshot, matching, room);
        if (early.isPresent()) {
            return early.get();
        }
        var enough = (long) LOOKED_AT * most;
        var look = some(snapshot, matching, room, enough);
        return among.haveIndexOfWords() && look.found() > enough
                ? walk(snapshot, matching, room, Integer.MAX_VALUE).orElseThrow()
                : look;
    }

    /** Begins with the latest days where much is expected, or where no index knows how much there is. */
    private Optional<Look> early(Snapshot snapshot, Conditions matching, long room) throws SQLException {
        return !among.haveIndexOfWords() || expected(snapshot, matching) > (long) LOOKED_AT * most
                ? walk(snapshot, matching, room, AT_FIRST)
                : Optional.empty();
    }

    private static long expected(Snapshot snapshot, Conditions matching) throws SQLException {
        return Count.ESTIMATED
                .of(snapshot, Sql.of("from version").then(matching.where()))
                .orElseThrow();
    }

    /**
     * Looks at rows, whichever comes first.
     *
     * @param enough how many at most, and one more; where no index has the words, looking at all of them takes as long
     */
    private Look some(Snapshot snapshot, Conditions matching, long room, long enough) throws SQLException {
        var rows = matching.where();
        return ask(
                snapshot,
                among.lookedUp(question(among.haveIndexOfWords() ? rows.then("limit ?", enough + 1) : rows, room)));
    }

    private static Sql question(Sql rows, long room) {
        return Sql.of("with matching as materialized (select occurred_on, subject from version")
                .then(rows)
                .then(") select (select count(*) from matching) as found, occurred_on, subject from (select) as one"
                        + " left join (select occurred_on, subject from matching")
                .then(BY_DAY + " offset ? limit 1) as beyond on true", room);
    }

    private static Look ask(Snapshot snapshot, Sql question) throws SQLException {
        return question.first(snapshot, Look::of).orElseThrow();
    }

    /**
     * Looks at those of the latest days, then at those of the days before, until there is no room.
     *
     * @return nothing where there are more than so many parts
     */
    private Optional<Look> walk(Snapshot snapshot, Conditions matching, long room, int parts) throws SQLException {
        var found = 0L;
        var before = Optional.<LocalDate>empty();
        var rows = (long) FIRST * most;
        for (var part = 0; part < parts; part++) {
            var from = firstDay(snapshot, before, rows);
            if (from.isEmpty()) {
                return Optional.of(new Look(found, Optional.empty()));
            }
            var days = between(matching, from.get(), before);
            var look = ask(snapshot, question(days.where(), room - found).lookedUp());
            found += look.found();
            if (look.end().isPresent()) {
                return Optional.of(new Look(found, look.end()));
            }
            rows = next(rows, look.found(), room - found);
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
