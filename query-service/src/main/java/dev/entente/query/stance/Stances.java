package dev.entente.query.stance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/** Where countries stand on issues: what each said last in a statement, whoever else spoke. */
public final class Stances {

    /** Where a country stands. */
    public record Stance(String country, String stance, Optional<String> of) {

        /** Whether both take the same stance on the same thing. */
        public boolean agreesWith(Stance other) {
            return stance.equals(other.stance) && of.equals(other.of);
        }
    }

    /** Where two countries stand on an issue. */
    public record Both(String issue, Stance one, Stance other) {}

    /**
     * A stance and its statements.
     *
     * @param since the date of the first statement since which the country stands there without a change
     * @param statements those since then, oldest first
     */
    record Held(Stance stance, String since, List<String> statements) {

        private Held and(Said said) {
            var more = new ArrayList<>(statements);
            more.add(said.subject());
            return new Held(stance, since, List.copyOf(more));
        }
    }

    /**
     * An issue on which somebody has taken a stance.
     *
     * @param statements how many take one
     * @param countries whose stance that is, in the order of their codes
     */
    record Issue(String issue, long statements, List<String> countries) {}

    private static final String SPEAKERS = "cross join unnest(speakers) as country";

    private record Said(String subject, String occurred, Stance stance) {}

    private Stances() {}

    /**
     * Where countries stand on an issue, in the order of their codes.
     *
     * @param statements on this issue
     * @param countries that are asked for; none: all
     */
    static List<Held> of(Snapshot snapshot, Conditions statements, List<String> countries) throws SQLException {
        var held = new TreeMap<String, Held>();
        for (var said : said(snapshot, statements)) {
            held.merge(
                    said.stance().country(),
                    first(said),
                    (before, now) -> before.stance().agreesWith(now.stance()) ? before.and(said) : now);
        }
        return held.values().stream()
                .filter(each ->
                        countries.isEmpty() || countries.contains(each.stance().country()))
                .toList();
    }

    /**
     * The issues on which both countries have taken a stance, in their order.
     *
     * @param statements that count
     */
    public static List<Both> ofBoth(Snapshot snapshot, Conditions statements, String one, String other)
            throws SQLException {
        var pair = List.of(one, other);
        var last = new TreeMap<String, Map<String, Stance>>();
        Sql.of("select distinct on (issue, country) issue, country, stance, stance_of from version")
                .then(SPEAKERS)
                .then(statements
                        .plus("issue is not null")
                        .and("speakers && ?::text[]", pair)
                        .and("country = any(?::text[])", pair)
                        .where())
                .then("order by issue, country, stance_order desc nulls last, subject desc")
                .each(
                        snapshot,
                        row -> last.computeIfAbsent(row.getString(1), issue -> new HashMap<>())
                                .put(row.getString(2), stance(row, 2)));
        return last.entrySet().stream()
                .filter(entry ->
                        entry.getValue().containsKey(one) && entry.getValue().containsKey(other))
                .map(entry -> new Both(
                        entry.getKey(),
                        entry.getValue().get(one),
                        entry.getValue().get(other)))
                .toList();
    }

    /**
     * The issues, in their order.
     *
     * @param statements that count
     * @param countries of which one has spoken; none: any
     */
    static List<Issue> issues(Snapshot snapshot, Conditions statements, List<String> countries) throws SQLException {
        var taken = statements.plus("issue is not null");
        return Sql.of(
                        "select issue, count(distinct subject), array_agg(distinct country order by country) from version")
                .then(SPEAKERS)
                .then((countries.isEmpty() ? taken : taken.and("country = any(?::text[])", countries)).where())
                .then("group by issue order by issue")
                .list(
                        snapshot,
                        row -> new Issue(row.getString(1), row.getLong(2), List.of((String[])
                                row.getArray(3).getArray())));
    }

    private static Held first(Said said) {
        return new Held(said.stance(), said.occurred(), List.of(said.subject()));
    }

    /** Each speaking country's part of each statement, oldest first. */
    private static List<Said> said(Snapshot snapshot, Conditions which) throws SQLException {
        return Sql.of("select issue, subject, said, country, stance, stance_of from version")
                .then(SPEAKERS)
                .then(which.where())
                .then("order by issue, stance_order nulls first, subject, country")
                .list(snapshot, row -> new Said(row.getString(2), row.getString(3), stance(row, 4)));
    }

    /** Of three columns from the country's on. */
    private static Stance stance(ResultSet row, int country) throws SQLException {
        return new Stance(
                row.getString(country), row.getString(country + 1), Optional.ofNullable(row.getString(country + 2)));
    }
}
