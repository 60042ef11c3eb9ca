package dev.entente.imports.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table.
 *
 * @param table the name of its file
 * @param line of the file in which it begins, from 1
 * @param cells as many as there are columns, without space around them; empty where the cell means nothing
 */
public record Row(String table, long line, Map<String, Integer> places, List<Optional<String>> cells) {

    /** What stands in the column, if the table has it and the cell means something. */
    public Optional<String> get(String column) {
        var place = places.get(column);
        return place == null ? Optional.empty() : cells.get(place);
    }

    public boolean has(String column) {
        return places.containsKey(column);
    }
}
