package dev.entente.imports.table;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import dev.entente.imports.ImportFailure;
import dev.entente.imports.send.EventFile;

/** Reads a table by RFC 4180, whatever its delimiter: quoted cells, line ends within them, a byte order mark. */
public final class TableReader {

    private static final int LOOK_AHEAD = 64 * 1024;
    private static final int MAGIC = 4;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String DELIMITERS = ",;\t|";

    private final String name;
    private final TableFormat format;

    private TableReader(String name, TableFormat format) {
        this.name = name;
        this.format = format;
    }

    /**
     * Reads the file.
     *
     * @throws ImportFailure where it is no such table, with the line
     */
    public static Table read(Path file, TableFormat format) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.getFileName().toString(), format);
        } catch (NoSuchFileException e) {
            throw new ImportFailure("%s is missing.".formatted(file));
        } catch (IOException e) {
            throw new ImportFailure("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    /** Reads what comes, and calls it by that name in messages. */
    public static Table read(InputStream in, String name, TableFormat format) throws IOException {
        return new TableReader(name, format).table(in);
    }

    private Table table(InputStream stored) throws IOException {
        var in = new BufferedInputStream(stored);
        if (isZip(in)) {
            throw new ImportFailure(
                    "%s is a workbook or an archive, not a text. Save the sheet as CSV (UTF-8) and give that file."
                            .formatted(name));
        }
        var decoder = format.encoding()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var lines = new LineCount();
        try (var text = new BufferedReader(new InputStreamReader(in, decoder), LOOK_AHEAD)) {
            var beginning = beginning(text);
            return table(text, format.delimiter().orElseGet(() -> delimiter(beginning)), lines);
        } catch (UncheckedIOException | IOException e) {
            throw unreadable(e, lines.line);
        }
    }

    /** Looked at before it is read as text, which it is not. */
    private static boolean isZip(InputStream in) throws IOException {
        in.mark(MAGIC);
        var beginning = in.readNBytes(MAGIC);
        in.reset();
        return EventFile.isZip(beginning);
    }

    private static final class LineCount {
        private long line = 1;
    }

    private ImportFailure unreadable(Exception e, long line) {
        var cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
        if (cause instanceof CSVException) {
            return new ImportFailure(
                    "%s, line %d: a cell begins with a double quote and does not end with one. Write a quote within such a cell twice (\"\"), or, if quotes mean nothing in this table, say quotes: false under table in the mapping."
                            .formatted(name, line));
        }
        return new ImportFailure(
                cause instanceof CharacterCodingException
                        ? "%s, line %d or soon after it: this is not %s. Name the right encoding in the mapping (table: encoding), for example windows-1254."
                                .formatted(name, line, format.encoding())
                        : "%s, line %d: %s".formatted(name, line, cause.getMessage()));
    }

    /** What stands first, after the byte order mark, which is passed over. */
    private static String beginning(Reader text) throws IOException {
        text.mark(LOOK_AHEAD);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        text.mark(LOOK_AHEAD);
        var buffer = new char[LOOK_AHEAD / 2];
        var length = Math.max(0, text.read(buffer));
        text.reset();
        return new String(buffer, 0, length);
    }

    /** The one that stands most often in the first line, outside quotes. */
    private static char delimiter(String beginning) {
        var firstLine = beginning.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        return (char) DELIMITERS
                .chars()
                .reduce((one, other) -> count(firstLine, other) > count(firstLine, one) ? other : one)
                .orElseThrow();
    }

    private static long count(String text, int character) {
        return text.chars().filter(one -> one == character).count();
    }

    private Table table(Reader text, char delimiter, LineCount lines) throws IOException {
        var csv = CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setQuote(format.quotes() ? Character.valueOf('"') : null)
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .get();
        try (var parser = CSVParser.builder().setReader(text).setFormat(csv).get()) {
            var records = parser.iterator();
            var columns = format.columns().isEmpty() ? header(records) : format.columns();
            var places = Table.places(columns);
            var rows = new ArrayList<Row>();
            lines.line = parser.getCurrentLineNumber() + 1;
            while (records.hasNext()) {
                var cells = records.next();
                if (!isBlank(cells)) {
                    rows.add(row(cells, columns, places, lines.line));
                }
                lines.line = parser.getCurrentLineNumber() + 1;
            }
            return new Table(name, columns, places, rows);
        }
    }

    private List<String> header(Iterator<CSVRecord> records) {
        if (!records.hasNext()) {
            throw new ImportFailure(
                    "%s is empty: there should be a first line with the names of the columns.".formatted(name));
        }
        var columns = records.next().toList();
        for (var index = 0; index < columns.size(); index++) {
            var column = columns.get(index);
            if (!column.isEmpty() && columns.indexOf(column) < index) {
                throw new ImportFailure("%s, line 1: two columns are called '%s'. Give one of them another name."
                        .formatted(name, column));
            }
        }
        return columns;
    }

    private static boolean isBlank(CSVRecord cells) {
        return cells.stream().allMatch(String::isEmpty);
    }

    /** Spreadsheets leave out empty cells at the end of a line; more cells than columns are a fault of the file. */
    private Row row(CSVRecord cells, List<String> columns, Map<String, Integer> places, long line) {
        if (cells.size() > columns.size()) {
            throw new ImportFailure(
                    "%s, line %d: there are %d cells, but only %d columns. Put a cell that holds the delimiter in double quotes."
                            .formatted(name, line, cells.size(), columns.size()));
        }
        var values = new ArrayList<Optional<String>>(columns.size());
        for (var index = 0; index < columns.size(); index++) {
            values.add(index < cells.size() ? meaning(cells.get(index)) : Optional.empty());
        }
        return new Row(name, line, places, values);
    }

    private Optional<String> meaning(String cell) {
        return Optional.of(cell)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !format.nothing().contains(text));
    }
}
