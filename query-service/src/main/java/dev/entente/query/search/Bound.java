package dev.entente.query.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/**
 * Chooses what is ranked where more matches than can be, without reading all that matches.
 *
 * <p>An index says in which rows a word is, not of which day these are. Where there are few, they are looked at. Where there are
 * many, an index by the day says which items are the latest, some thousands of them, and both indexes together which rows are to
 * be read; the rarer the word is among these, the more items come next.
 */
final class Bound {

    /** How many times as many rows as are ranked are looked at, whatever their days are. */
    private static final int LOOKED_AT = 4;

    /** How many times as many items as are ranked the first part of those by the day has. */
    private static final int FIRST = 2;

    /** How many times as many as one part has the next one has at most. */
    private static final int WIDER = 8;

    /** After so many parts all rows are looked at, where no index has the words. */
    private static final int PARTS_WITHOUT_WORDS = 2;

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

    /** Chooses for words that are looked for. */
    Ranked of(Snapshot snapshot, Sought sought) throws SQLException {
        var ranks = sought.ranks();
        var widest = ranks.getLast();
        if (ranks.size() > 1 && hasRoomFor(snapshot, among.with(widest, Optional.empty()))) {
            return new Ranked(Optional.of(widest), Optional.empty());
        }
        var whole = Optional.<String>empty();
        var room = (long) most;
        for (var rank : ranks) {
            var look = look(snapshot, among.with(rank, whole), room);
            if (look.end().isPresent()) {
                return new Ranked(whole, look.end().map(end -> new Ranked.Latest(rank, end)));
            }
            whole = Optional.of(rank);
            room -= look.found();
        }
        return new Ranked(whole, Optional.empty());
    }

    private boolean hasRoomFor(Snapshot snapshot, Conditions matching) throws SQLException {
        var look = among.haveIndexOfWords()
                ? ask(snapshot, matching, most, Optional.of(most + 1L))
                : look(snapshot, matching, most);
        return look.end().isEmpty();
    }

    private Look look(Snapshot snapshot, Conditions matching, long room) throws SQLException {
        if (!among.haveIndexOfWords()) {
            var early = walk(snapshot, matching, room, PARTS_WITHOUT_WORDS);
            return early.isPresent() ? early.get() : ask(snapshot, matching, room, Optional.empty());
        }
        var enough = (long) LOOKED_AT * most;
        var look = ask(snapshot, matching, room, Optional.of(enough + 1));
        return look.found() <= enough
                ? look
                : walk(snapshot, matching, room, Integer.MAX_VALUE).orElseThrow();
    }

    /**
     * Looks at rows.
     *
     * @param enough how many at most, which ones does not matter
     */
    private Look ask(Snapshot snapshot, Conditions matching, long room, Optional<Long> enough) throws SQLException {
        var rows = matching.where();
        return ask(
                snapshot,
                among.lookedUp(question(
                        enough.map(number -> rows.then("limit ?", number)).orElse(rows), room)));
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
        var items = (long) FIRST * most;
        for (var part = 0; part < parts; part++) {
            var from = firstDay(snapshot, before, items);
            if (from.isEmpty()) {
                return Optional.of(new Look(found, Optional.empty()));
            }
            var look = ask(
                    snapshot,
                    question(between(matching, from.get(), before).where(), room - found)
                            .lookedUp());
            found += look.found();
            if (look.end().isPresent()) {
                return Optional.of(new Look(found, look.end()));
            }
            items = next(items, look.found(), room - found);
            before = from;
        }
        return Optional.empty();
    }

    private static Conditions between(Conditions items, LocalDate from, Optional<LocalDate> before) {
        var since = items.plus("occurred_on >= ?", from);
        return before.map(day -> since.plus("occurred_on < ?", day)).orElse(since);
    }

    /** As many as hold what there is room for, and one more, if they are like the last ones; rather a few too many. */
    private static long next(long items, long found, long room) {
        var most = WIDER * items;
        return found == 0 ? most : Math.min(most, Math.max(items, items * (room + 1) / found * 5 / 4));
    }

    /**
     * The day of the last of so many items, the latest first, whatever their words are.
     *
     * @param before the day before which they are
     */
    private Optional<LocalDate> firstDay(Snapshot snapshot, Optional<LocalDate> before, long items)
            throws SQLException {
        return among.kinds().stream()
                .map(kind -> among.linedUp().and("kind = ?", kind))
                .map(lined ->
                        before.map(day -> lined.plus("occurred_on < ?", day)).orElse(lined))
                .map(lined -> Sql.of("(select occurred_on from version")
                        .then(lined.where())
                        .then("order by occurred_on desc limit ?)", items))
                .reduce((one, other) -> one.then("union all").then(other))
                .map(all -> Sql.of("select min(occurred_on) from (select occurred_on from (")
                        .then(all)
                        .then(") as each order by occurred_on desc limit ?) as latest", items))
                .orElseThrow()
                .byIndexes()
                .first(snapshot, row -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .orElseThrow();
    }
}
