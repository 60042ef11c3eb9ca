package dev.entente.query.item;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.Kinds;
import dev.entente.events.Subject;
import dev.entente.events.Text;
import dev.entente.events.json.Json;
import dev.entente.query.web.Csv;

/**
 * Items as a table in the form of RFC 4180. Several codes in a cell have a blank between them; titles are in the language
 * that was asked for, else in English, else in any.
 */
final class ItemTable {

    private static final String HEADER =
            "id,subject,title,status,statusSince,occurred,countries,sectors,firstKnown,lastChanged,events,evidence\r\n";

    private final BufferedWriter out;

    ItemTable(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write(HEADER);
    }

    /** Writes the row of an item, whose document is in UTF-8. */
    void row(byte[] document) throws IOException {
        var item = Json.object(document);
        out.write(Csv.row(List.of(
                text(item, "id"),
                text(item, "subject"),
                title(item),
                text(item, "status"),
                text(item, "statusSince"),
                text(item, "occurred"),
                codes(item.path("countries")),
                codes(item.path("sectors")),
                text(item, "firstKnown"),
                text(item, "lastChanged"),
                String.valueOf(item.path("events").size()),
                item.at("/evidence/0/url").asText())));
    }

    void end() throws IOException {
        out.flush();
    }

    private static String text(JsonNode item, String property) {
        return item.path(property).asText();
    }

    private static String title(JsonNode item) {
        var property = Kinds.of(Subject.parse(text(item, "subject"))).titleProperty();
        var title = item.has("title") ? item.get("title") : item.path(property);
        return title.isObject() ? Json.bind(title, Text.class).in("en").orElse("") : title.asText();
    }

    private static String codes(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).collect(Collectors.joining(" "));
    }
}
