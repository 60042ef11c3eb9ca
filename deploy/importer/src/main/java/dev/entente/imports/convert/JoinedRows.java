package dev.entente.imports.convert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.entente.imports.mapping.Mapping.Join;
import dev.entente.imports.mapping.Mapping.Skip;
import dev.entente.imports.table.Row;

/** The rows of second tables, found by their key, and the count of what became of them. */
final class JoinedRows {

    private final List<Join> joins;
    private final Report report;
    private final Map<String, Map<String, List<Row>>> byKey = new HashMap<>();
    private final Map<String, Set<String>> asked = new HashMap<>();

    JoinedRows(List<Join> joins, Report report) {
        this.joins = joins;
        this.report = report;
        for (var join : joins) {
            var rows = new HashMap<String, List<Row>>();
            for (var row : join.table().rows()) {
                rows.computeIfAbsent(row.get(join.key()).orElse(""), key -> new ArrayList<>())
                        .add(row);
            }
            byKey.put(join.name(), rows);
            asked.put(join.name(), new HashSet<>());
            report.joined(join.name()).count(join.table().rows().size());
        }
    }

    /** Those that belong to the row and are not to be skipped, by the name of their join. */
    Map<String, List<Row>> of(Row row) {
        var all = new HashMap<String, List<Row>>();
        for (var join : joins) {
            var key = row.get(join.with());
            var first = key.isPresent() && asked.get(join.name()).add(key.get());
            var rows = key.map(value -> byKey.get(join.name()).getOrDefault(value, List.of()))
                    .orElse(List.of());
            all.put(join.name(), kept(join, row, rows, first));
        }
        return all;
    }

    private List<Row> kept(Join join, Row main, List<Row> rows, boolean counts) {
        var kept = new ArrayList<Row>();
        for (var row : rows) {
            var skip = skip(
                    join.skips(),
                    new Scope(main, Map.of(), Optional.empty()).about(join.name(), List.of(row), Optional.empty()));
            if (skip.isEmpty()) {
                kept.add(row);
            } else if (counts) {
                report.joined(join.name()).skip(skip.get().reason(), 1);
            }
        }
        return kept;
    }

    private static Optional<Skip> skip(List<Skip> skips, Scope scope) {
        return skips.stream().filter(skip -> skip.when().hold(scope::cell)).findFirst();
    }

    /** Notes which of a record's joined rows were used; the others were not, for this reason. */
    void count(Scope scope, Set<Row> used, String otherwise) {
        for (var join : joins) {
            for (var row : scope.rows(join.name())) {
                if (used.contains(row)) {
                    report.joined(join.name()).use();
                } else {
                    report.joined(join.name()).skip(otherwise, 1);
                }
            }
        }
    }

    void countUnmatched() {
        for (var join : joins) {
            var unmatched = byKey.get(join.name()).entrySet().stream()
                    .filter(entry -> !asked.get(join.name()).contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .mapToLong(Collection::size)
                    .sum();
            report.joined(join.name()).skip(Report.UNMATCHED, unmatched);
        }
    }
}
