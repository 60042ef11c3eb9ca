package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The lists of items and facts by pair of countries, such as {@code MY-TR}; what has many countries is in a list of each
 * of them instead, such as {@code MY*}, with all of them. They name whatever was in them at any time; who reads them looks
 * at the row that they lead to.
 */
final class Listings {

    private static final int MANY = 5;

    private static final Comparator<Entry> BY_DAY = Comparator.comparing(Entry::day)
            .reversed()
            .thenComparing(Entry::first)
            .thenComparing(Entry::last);
    private static final Comparator<Entry> BY_LIST =
            Comparator.comparing(Entry::tag).thenComparing(BY_DAY).thenComparing(Entry::many);

    /**
     * An entry.
     *
     * @param first of an item, its kind; of a fact, its source
     * @param last of an item, its subject; of a fact, its id
     * @param many all countries where there are many, as an array of the database
     */
    private record Entry(String first, String tag, LocalDate day, String last, String many) {}

    private final Set<Entry> items =
            new TreeSet<>(Comparator.comparing(Entry::first).thenComparing(BY_LIST));
    private final Set<Entry> facts = new TreeSet<>(BY_LIST);

    void addItem(String kind, LocalDate day, String subject, List<String> countries) {
        add(items, kind, day, subject, countries);
    }

    void addFact(String source, LocalDate day, String id, List<String> countries) {
        add(facts, source, day, id, countries);
    }

    private static void add(Set<Entry> entries, String first, LocalDate day, String last, List<String> countries) {
        if (countries.size() >= MANY) {
            var many = "{" + String.join(",", countries) + "}";
            countries.forEach(one -> entries.add(new Entry(first, one + "*", day, last, many)));
            return;
        }
        for (var one : countries) {
            for (var other : countries) {
                if (one.compareTo(other) < 0) {
                    entries.add(new Entry(first, one + "-" + other, day, last, "{}"));
                }
            }
        }
    }

    /** Writes what is not listed yet, in the order of the lists. */
    void write(Connection connection) throws SQLException {
        write(connection, items, """
                insert into listing (kind, tag, occurred_on, subject, many)
                select kind, tag, occurred_on, subject, many::text[]
                  from unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::text[])
                    as told(kind, tag, occurred_on, subject, many)
                    on conflict do nothing""");
        write(connection, facts, """
                insert into fact_listing (source, tag, occurred_on, id, many)
                select source, tag, occurred_on, id, many::text[]
                  from unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::text[])
                    as told(source, tag, occurred_on, id, many)
                    on conflict do nothing""");
    }

    private static void write(Connection connection, Set<Entry> entries, String sql) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        var columns = List.<Function<Entry, Object>>of(Entry::first, Entry::tag, Entry::day, Entry::last, Entry::many);
        try (var insert = connection.prepareStatement(sql)) {
            for (var index = 0; index < columns.size(); index++) {
                var cells = new ArrayList<Object>(entries.size());
                for (var entry : entries) {
                    cells.add(columns.get(index).apply(entry).toString());
                }
                insert.setArray(index + 1, connection.createArrayOf("text", cells.toArray()));
            }
            insert.executeUpdate();
        }
    }
}
