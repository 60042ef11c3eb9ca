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
import dev.entente.query.ledger.ListNames;

/**
 * The lists of items and facts by pair of countries ({@link ListNames}); in those of what has many countries, each entry has all of
 * them. They name whatever was in them at any time, some of it more than once; who reads them looks at the row that they lead to.
 */
final class Listings {

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
        var many = countries.size() >= ListNames.MANY ? "{" + String.join(",", countries) + "}" : "{}";
        ListNames.of(countries).forEach(name -> entries.add(new Entry(first, name, days, last, many)));
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
