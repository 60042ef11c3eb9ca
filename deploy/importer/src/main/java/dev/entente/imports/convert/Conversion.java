package dev.entente.imports.convert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.imports.ImportFailure;
import dev.entente.imports.mapping.Mapping;
import dev.entente.imports.mapping.Mapping.Skip;
import dev.entente.imports.mapping.Uses;
import dev.entente.imports.table.Row;
import dev.entente.imports.table.Table;

/** Turns the rows of a table into events, each checked as the ingest service will check it. */
public final class Conversion {

    /** Whoever wants to see how far it is. */
    @FunctionalInterface
    public interface Watch {

        /** So many of so many rows have been converted. */
        void at(long rows, long of);
    }

    private final Mapping mapping;
    private final Report report = new Report();
    private final EventMaker maker;
    private final Watch watch;
    private long checked;
    private final JoinedRows joined;

    private Conversion(Mapping mapping, Consumer<ObjectNode> events, Watch watch) {
        this.mapping = mapping;
        this.watch = watch;
        this.joined = new JoinedRows(mapping.joins(), report);
        this.maker = new EventMaker(mapping.events(), report, events);
    }

    /**
     * Converts a table. What is wrong with single rows stands in the report, and those rows make no event.
     *
     * @param events is given each event, in the order of the rows
     * @param watch is told after each record
     * @throws ImportFailure where the table does not have the columns that the mapping names
     */
    public static Report run(Table table, Mapping mapping, Consumer<ObjectNode> events, Watch watch) {
        demandColumns(table, mapping);
        var conversion = new Conversion(mapping, events, watch);
        conversion.convert(table);
        return conversion.report;
    }

    private static void demandColumns(Table table, Mapping mapping) {
        var missing = mapping.uses().stream()
                .filter(use -> !isThere(use, table, mapping))
                .sorted(Comparator.comparing(Uses.Use::place))
                .map(use -> use.place()
                        .tells("%s has no column '%s'; it has %s"
                                .formatted(table.name(), use.column(), String.join(", ", table.columns()))))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new ImportFailure(missing);
        }
    }

    private static boolean isThere(Uses.Use use, Table table, Mapping mapping) {
        return table.has(use.column())
                || (use.column().equals(Mapping.BY) && use.rows().isPresent())
                || mapping.joins().stream()
                        .filter(join -> use.rows().filter(join.name()::equals).isPresent())
                        .anyMatch(join -> join.table().has(use.column()));
    }

    private void convert(Table table) {
        report.countRows(table.rows().size());
        for (var record : records(table)) {
            convert(record);
            checked += record.size();
            watch.at(checked, table.rows().size());
        }
        joined.countUnmatched();
    }

    /** Rows that belong together, in the order of their first ones. */
    private List<List<Row>> records(Table table) {
        if (mapping.group().isEmpty()) {
            return table.rows().stream().map(List::of).toList();
        }
        var column = mapping.group().get();
        var groups = new java.util.LinkedHashMap<String, List<Row>>();
        for (var row : table.rows()) {
            row.get(column)
                    .ifPresentOrElse(
                            key -> groups.computeIfAbsent(key, unused -> new ArrayList<>())
                                    .add(row),
                            () -> fault(
                                    List.of(row),
                                    List.of(TableFault.of(
                                            row, column, "is empty, and so the row belongs to no group"))));
        }
        return List.copyOf(groups.values());
    }

    private void convert(List<Row> record) {
        var main = record.getFirst();
        var scope = new Scope(main, rows(record), java.util.Optional.empty());
        var evaluation = new Evaluation();
        try {
            skip(mapping.skips(), scope);
            maker.make(scope, evaluation);
            report.leaveOut(evaluation.leftOut());
            joined.count(scope, evaluation.used(), Report.UNUSED);
        } catch (RowSkipped e) {
            report.skip(e.getMessage(), record.size());
            joined.count(scope, java.util.Set.of(), Report.OF_SKIPPED_ROW);
        } catch (RowFault e) {
            fault(record, e.faults());
            joined.count(scope, java.util.Set.of(), Report.FAULTY);
        }
    }

    private void fault(List<Row> record, List<TableFault> faults) {
        report.skip(Report.FAULTY, record.size());
        report.fault(faults);
    }

    private Map<String, List<Row>> rows(List<Row> record) {
        var rows = new HashMap<>(joined.of(record.getFirst()));
        if (mapping.group().isPresent()) {
            rows.put(Mapping.GROUP, record);
        }
        return rows;
    }

    private static void skip(List<Skip> skips, Scope scope) {
        skips.stream().filter(skip -> skip.when().hold(scope::cell)).findFirst().ifPresent(skip -> {
            throw new RowSkipped(skip.reason());
        });
    }
}
