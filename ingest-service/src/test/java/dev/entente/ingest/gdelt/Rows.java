package dev.entente.ingest.gdelt;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Rows of GDELT 2.0 as a test needs them. */
public final class Rows {

    public static final Limits LIMITS = new Limits(100_000, 64 * 1024, 100L * 1024 * 1024);

    private final Map<Column, String> cells = new TreeMap<>(Map.of(
            Column.GLOBAL_EVENT_ID, "881990832",
            Column.SQL_DATE, "20240305",
            Column.ACTOR1_COUNTRY, "TUR",
            Column.ACTOR2_COUNTRY, "MYS",
            Column.EVENT_CODE, "057",
            Column.QUAD_CLASS, "1",
            Column.PLACE_NAME, "Kuala Lumpur, Kuala Lumpur, Malaysia",
            Column.PLACE_COUNTRY, "MY",
            Column.DATE_ADDED, "20240305121500",
            Column.SOURCE_URL, "https://news.example.org/a/1"));

    private Rows() {}

    /** A row of TUR and MYS: an agreement signed on 2024-03-05 in Kuala Lumpur. */
    public static Rows row() {
        return new Rows();
    }

    /** A row in which actor 1 does to actor 2 what the code says. */
    public static Rows row(String actor1, String code, String actor2) {
        return row().with(Column.ACTOR1_COUNTRY, actor1)
                .with(Column.EVENT_CODE, code)
                .with(Column.ACTOR2_COUNTRY, actor2);
    }

    Rows with(Column column, String value) {
        cells.put(column, value);
        return this;
    }

    public Rows id(long id) {
        return with(Column.GLOBAL_EVENT_ID, Long.toString(id));
    }

    public Rows quad(String quad) {
        return with(Column.QUAD_CLASS, quad);
    }

    public Rows url(String url) {
        return with(Column.SOURCE_URL, url);
    }

    public String text() {
        var row = new String[61];
        Arrays.fill(row, "");
        cells.forEach((column, value) -> row[column.number(Form.V2) - 1] = value);
        return String.join("\t", row);
    }

    public static String file(Rows... rows) {
        return Stream.of(rows).map(Rows::text).collect(Collectors.joining("\n", "", "\n"));
    }

    static Export export(String text) {
        return Export.ofText(new ByteArrayInputStream(text.getBytes(UTF_8)), LIMITS);
    }

    @Override
    public String toString() {
        return text();
    }
}
