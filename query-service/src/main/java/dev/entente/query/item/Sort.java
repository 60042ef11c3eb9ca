package dev.entente.query.item;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.web.Moments;
import dev.entente.query.web.Parameters;
import dev.entente.query.web.QueryParameter;

/**
 * How a collection is lined up: by one column, and where that is equal, by the subject. Titles may be long; the first 200
 * letters decide, so that cursors, which have them, stay short.
 */
enum Sort {
    LATEST("-occurred", "occurred_on", "desc", "occurred_on::text", "<"),
    EARLIEST("occurred", "occurred_on", "asc", "occurred_on::text", ">"),
    NEWS("-known", "first_known", "desc", Sort.MOMENT, "<"),
    KNOWN("known", "first_known", "asc", Sort.MOMENT, ">"),
    TITLE("title", Sort.BEGINNING, "asc", Sort.BEGINNING, ">");

    private static final String MOMENT = "to_char(first_known at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    private static final String BEGINNING = "coalesce(left(title, 200), '')";

    private final String code;
    private final String column;
    private final String direction;
    private final String key;
    private final String beyond;

    Sort(String code, String column, String direction, String key, String beyond) {
        this.code = code;
        this.column = column;
        this.direction = direction;
        this.key = key;
        this.beyond = beyond;
    }

    /** The parameter {@code sort}. */
    static Sort of(Parameters parameters, Sort usual) {
        return parameters.one(QueryParameter.SORT, Sort::named).orElse(usual);
    }

    private static Sort named(String code) {
        return Arrays.stream(values())
                .filter(sort -> sort.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is not one of "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(sort -> sort.code).toList())));
    }

    /** The sort key of a row, as text. */
    String key() {
        return key;
    }

    List<Function<String, Object>> keys() {
        return List.of(this::sortKey, subject -> subject);
    }

    private Object sortKey(String text) {
        return switch (this) {
            case LATEST, EARLIEST -> Moments.day(text);
            case NEWS, KNOWN -> Moments.instant(text);
            case TITLE -> text;
        };
    }

    String orderBy() {
        return "order by " + column + " " + direction + ", subject";
    }

    boolean isByDay() {
        return this == LATEST || this == EARLIEST;
    }

    boolean isNewestFirst() {
        return direction.equals("desc");
    }

    /** The rows after the one with these keys. */
    Conditions after(List<Object> keys, Conditions conditions) {
        return conditions.plus(
                "%1$s %2$s= ? and (%1$s %2$s ? or subject > ?)".formatted(column, beyond),
                keys.getFirst(),
                keys.getFirst(),
                keys.getLast());
    }
}
