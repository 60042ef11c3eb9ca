package dev.entente.query.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tables in the form of RFC 4180. */
public final class Csv {

    /**
     * Where a formula begins: also in the full width of East Asian writing, and behind blanks, which spreadsheets take for
     * the same; and behind a semicolon or a tab, at which some of them part cells whatever is quoted.
     */
    private static final Pattern FORMULA =
            Pattern.compile("(?U)(?<=^|[;\\t])(?=[\\s\\p{Z}\\p{Cf}&&[^\\t]]*[=+\\-@＝＋－＠])|^(?=[\\t\\r])");

    /** What a formula, or that which is taken for one, begins with. */
    private static final String BEGINNINGS = "=+-@＝＋－＠\t\r";

    /** Degrees in the south and in the west are numbers, and do no harm. */
    private static final Pattern NUMBER = Pattern.compile("-\\d+(\\.\\d+)?");

    private Csv() {}

    /** A row with its line break. */
    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Texts are long, and most have nothing that a formula could begin with: that is seen in a fraction of the time that patterns take. */
    private static boolean hasNone(String value, String characters) {
        for (var place = 0; place < value.length(); place++) {
            if (characters.indexOf(value.charAt(place)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** A cell; a spreadsheet must not take it for a formula, so what begins like one gets an apostrophe before it. */
    static String cell(String value) {
        var harmless = hasNone(value, BEGINNINGS) || NUMBER.matcher(value).matches()
                ? value
                : FORMULA.matcher(value).replaceAll("'");
        return hasNone(harmless, "\",\r\n") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
