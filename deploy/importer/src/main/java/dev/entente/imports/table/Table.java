package dev.entente.imports.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table as it was read.
 *
 * @param name of its file, for messages
 * @param places at which position each column stands
 */
public record Table(String name, List<String> columns, Map<String, Integer> places, List<Row> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public boolean has(String column) {
        return places.containsKey(column);
    }

    /** Which column stands where; of two that have one name the later is not seen, so readers refuse them before. */
    static Map<String, Integer> places(List<String> columns) {
        var places = new TreeMap<String, Integer>();
        for (var index = 0; index < columns.size(); index++) {
            places.putIfAbsent(columns.get(index), index);
        }
        return places;
    }
}
