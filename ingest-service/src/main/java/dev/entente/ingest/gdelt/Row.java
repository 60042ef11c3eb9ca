package dev.entente.ingest.gdelt;

import java.util.Arrays;
import java.util.List;

/** A row of an event export. */
record Row(Form form, List<String> cells) {

    /**
     * Reads a row.
     *
     * @throws Malformed.Formless if it has not the columns of any form
     */
    static Row of(String line) {
        var cells = Arrays.asList(line.split("\t", -1));
        return Form.of(cells.size())
                .map(form -> new Row(form, cells))
                .orElseThrow(() ->
                        new Malformed.Formless("has " + cells.size() + (cells.size() == 1 ? " column" : " columns")
                                + " divided by tabs; an event export of GDELT has 61 (2.0), 58 or 57 (1.0)"));
    }

    /** What stands in the column, without blanks around it; empty where the form lacks it. */
    String get(Column column) {
        var index = column.number(form) - 1;
        return index < cells.size() ? cells.get(index).strip() : "";
    }

    Malformed malformed(Column column, String detail) {
        return new Malformed(column.shown(form) + ": '" + shortened(get(column)) + "' " + detail);
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
