package dev.entente.query.item;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Kind;
import dev.entente.events.json.Json;
import dev.entente.query.web.Csv;
import dev.entente.query.web.ItemColumns;

/** Items of a kind as a table in the form of RFC 4180. */
final class ItemTable {

    private static final int ROWS_AT_ONCE = 500;
    private static final int BYTES_AT_ONCE = 1 << 20;

    /** Tells when the facts of items happened. */
    @FunctionalInterface
    interface Dates {

        /** Dates by the fact's name, by subject of the item. */
        Map<String, Map<String, String>> of(List<String> subjects) throws SQLException;
    }

    private final ItemColumns columns;
    private final Dates dates;
    private final BufferedWriter out;
    private final List<ObjectNode> waiting = new ArrayList<>();
    private int bytes;

    ItemTable(Kind<?, ?> kind, Dates dates, OutputStream out) throws IOException {
        this.columns = new ItemColumns(kind);
        this.dates = dates;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write(Csv.row(columns.names()));
    }

    /** Takes the document of an item, in UTF-8. */
    void row(byte[] document) throws IOException, SQLException {
        waiting.add(Json.object(document));
        bytes += document.length;
        if (waiting.size() == ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE) {
            write();
        }
    }

    private void write() throws IOException, SQLException {
        var told = dates.of(waiting.stream().map(ItemTable::subject).toList());
        for (var item : waiting) {
            out.write(Csv.row(columns.row(item, told.getOrDefault(subject(item), Map.of()))));
        }
        waiting.clear();
        bytes = 0;
    }

    private static String subject(ObjectNode item) {
        return item.path("subject").asText();
    }

    /** Writes what was taken and not written yet. */
    void end() throws IOException, SQLException {
        write();
        out.flush();
    }
}
