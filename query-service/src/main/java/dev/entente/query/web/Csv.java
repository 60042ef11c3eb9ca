package dev.entente.query.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tables in the form of RFC 4180. */
public final class Csv {

    /** Also in the full width of East Asian writing, and behind blanks: spreadsheets take all of it for the same. */
    private static final Pattern FORMULA =
            Pattern.compile("(?U)[\\s\\p{Z}\\p{Cf}]*[=+\\-@＝＋－＠].*|[\\t\\r].*", Pattern.DOTALL);

    private Csv() {}

    /** A row with its line break. */
    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A cell; a spreadsheet must not take it for a formula, so one that begins like one gets an apostrophe before it. */
    static String cell(String value) {
        var harmless = FORMULA.matcher(value).matches() ? "'" + value : value;
        return harmless.chars().anyMatch(character -> "\",\r\n".indexOf(character) >= 0)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
