package dev.entente.query.statistics;

import java.util.Arrays;
import java.util.List;

/** By what facts can be counted. */
enum Dimension {
    MONTH("month", "occurred", "", Months.OF_FACT),
    WEEK("week", "occurred", "", Weeks.OF_FACT),
    SECTOR("sector", "sectors", "left join unnest(sectors) as sector on true", "sector"),
    COUNTRY("country", "countries", "left join unnest(countries) as country on true", "country"),
    TYPE("type", "type", "", "type");

    private final String code;
    private final String column;
    private final String join;
    private final String expression;

    Dimension(String code, String column, String join, String expression) {
        this.code = code;
        this.column = column;
        this.join = join;
        this.expression = expression;
    }

    String code() {
        return code;
    }

    /** The column of {@code fact} that it follows from. */
    String column() {
        return column;
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
