package dev.entente.benchmarks.query;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the read models ten times as many, in place: each row of items, facts and lists nine times more under keys of its own,
 * everything else the same, but without words to search for. So each country has ten times as much, and ten items stand on each
 * day where one stood. What is made belongs to no event: the read models are of no use for anything but questions afterwards.
 */
final class Tenfold {

    private static final int COPIES = 9;

    /** What tells rows of a table apart, and so has to differ in each copy. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "version", List.of("subject", "id"),
            "fact", List.of("id", "subject"),
            "listing", List.of("subject"),
            "fact_listing", List.of("id"));

    private static final List<String> NOT_COPIED = List.of("search");

    private final Ledger ledger;

    Tenfold(Ledger ledger) {
        this.ledger = ledger;
    }

    void make() {
        KEYS.keySet().stream().sorted().forEach(this::multiply);
    }

    private void multiply(String table) {
        System.err.println("Making ten times as many rows of " + table);
        var indexes = ledger.texts("""
                select indexrelid::regclass::text from pg_index where indrelid = ?::regclass and not indisprimary""", table);
        var definitions = ledger.texts(
                "select pg_get_indexdef(indexrelid) from pg_index where indrelid = ?::regclass and not indisprimary",
                table);
        indexes.forEach(index -> ledger.run("drop index " + index));
        var columns = columns(table);
        var names = String.join(", ", columns);
        for (var copy = 1; copy <= COPIES; copy++) {
            var mark = " || '~%d'".formatted(copy);
            var values = columns.stream()
                    .map(column -> KEYS.get(table).contains(column) ? column + mark : column)
                    .collect(Collectors.joining(", "));
            ledger.run("insert into %1$s (%2$s) select %3$s from %1$s where %4$s !~ '~[1-9]$'"
                    .formatted(table, names, values, KEYS.get(table).getFirst()));
        }
        definitions.forEach(definition -> ledger.run("set maintenance_work_mem = '1GB'; " + definition));
        ledger.run("vacuum analyze " + table);
    }

    private List<String> columns(String table) {
        return ledger.texts("""
                        select attname from pg_attribute
                         where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                         order by attnum""", table).stream()
                .filter(column -> !NOT_COPIED.contains(column))
                .toList();
    }
}
