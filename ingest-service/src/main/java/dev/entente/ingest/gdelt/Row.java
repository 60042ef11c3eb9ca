package dev.entente.ingest.gdelt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;

import dev.entente.ingest.line.LineReader;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A row of an event export. */
record Row(Form form, List<String> cells) {

    /**
     * Reads a row.
     *
     * @throws Malformed.Formless if it is too long, no UTF-8, or has not the columns of any form
     */
    static Row of(LineReader.Line line) {
        var text = text(line.bytes().orElseThrow(() -> new Malformed.Formless("is longer than is read here")));
        return of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private static String text(byte[] line) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed.Formless("holds bytes that are no UTF-8");
        }
    }

    private static Row of(String line) {
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
