package dev.entente.query.statistics;

import java.util.Arrays;
import java.util.List;

/** By what facts can be counted. */
enum Dimension {
    MONTH("month", "", Months.OF_FACT),
    WEEK("week", "", Weeks.OF_FACT),
    SECTOR("sector", "left join unnest(sectors) as sector on true", "sector"),
    COUNTRY("country", "left join unnest(countries) as country on true", "country"),
    TYPE("type", "", "type");

    private final String code;
    private final String join;
    private final String expression;

    Dimension(String code, String join, String expression) {
        this.code = code;
        this.join = join;
        this.expression = expression;
    }

    String code() {
        return code;
    }

    String join() {
        return join;
    }

    String expression() {
        return expression;
    }

    /**
     * Reads a list such as {@code month,sector}.
     *
     * @throws IllegalArgumentException if there is another word in it
     */
    static List<Dimension> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(Dimension::named)
                .distinct()
                .toList();
    }

    private static Dimension named(String code) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + code + "' is not one of month, week, sector, country, type"));
    }
}
