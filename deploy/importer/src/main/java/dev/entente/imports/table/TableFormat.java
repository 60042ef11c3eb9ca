package dev.entente.imports.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a file is to be read as a table.
 *
 * @param delimiter between cells; found out from the first line where it is not given
 * @param quotes whether a cell may stand in double quotes
 * @param columns their names, where the file has no line of them
 * @param nothing what a cell may hold to mean nothing, beside being empty
 */
public record TableFormat(
        Charset encoding, Optional<Character> delimiter, boolean quotes, List<String> columns, Set<String> nothing) {

    public static final TableFormat USUAL =
            new TableFormat(StandardCharsets.UTF_8, Optional.empty(), true, List.of(), Set.of());

    public TableFormat {
        columns = List.copyOf(columns);
        nothing = Set.copyOf(nothing);
    }
}
