package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.entente.ledger.Copy;

/**
 * The lists of items and facts by pair of countries, such as {@code MY-TR}; what has one country alone is in a list such as
 * {@code MY-MY}, what has many in a list of each of them instead, such as {@code MY*}, with all of them. They name whatever was in them at any time, some of it more than
 * once; who reads them looks at the row that they lead to.
 */
final class Listings {

    private static final int MANY = 5;

    private static final String ITEMS = "kind, tag, occurred_on, begins, ends, subject, many";
    private static final String FACTS = "source, tag, occurred_on, begins, ends, id, many";

    private static final Comparator<Entry> BY_LIST = Comparator.comparing(Entry::tag)
            .thenComparing(Entry::days, Days.LATEST_FIRST)
            .thenComparing(Entry::first)
            .thenComparing(Entry::last)
            .thenComparing(Entry::many);

    /**
     * An entry.
     *
     * @param first of an item, its kind; of a fact, its source
     * @param last of an item, its subject; of a fact, its id
     * @param many all countries where there are many, as an array of the database
     */
    private record Entry(String first, String tag, Days days, String last, String many) {}

    private final Set<Entry> items =
            new TreeSet<>(Comparator.comparing(Entry::first).thenComparing(BY_LIST));
    private final Set<Entry> facts = new TreeSet<>(BY_LIST);

    void addItem(String kind, Days days, String subject, List<String> countries) {
        add(items, kind, days, subject, countries);
    }

    void addFact(String source, Days days, String id, List<String> countries) {
        add(facts, source, days, id, countries);
    }

    private static void add(Set<Entry> entries, String first, Days days, String last, List<String> countries) {
        if (countries.size() >= MANY) {
            var many = "{" + String.join(",", countries) + "}";
            countries.forEach(one -> entries.add(new Entry(first, one + "*", days, last, many)));
            return;
        }
        var alone = countries.size() == 1;
        for (var one : countries) {
            for (var other : countries) {
                if (alone || one.compareTo(other) < 0) {
                    entries.add(new Entry(first, one + "-" + other, days, last, "{}"));
                }
            }
        }
    }

    /** Writes all in the order of the lists. */
    void write(Connection connection) throws SQLException {
        write(connection, "listing", ITEMS, items);
        write(connection, "fact_listing", FACTS, facts);
    }

    private static void write(Connection connection, String table, String columns, Set<Entry> entries)
            throws SQLException {
        try (var copy = new Copy(table, columns)) {
            for (var entry : entries) {
                var days = entry.days();
                copy.row(
                        entry.first(),
                        entry.tag(),
                        days.day(),
                        orElse(days.first(), "-infinity"),
                        orElse(days.last(), "infinity"),
                        entry.last(),
                        entry.many());
            }
            copy.into(connection);
        }
    }

    private static Object orElse(Optional<LocalDate> day, String open) {
        return day.<Object>map(known -> known).orElse(open);
    }
}
