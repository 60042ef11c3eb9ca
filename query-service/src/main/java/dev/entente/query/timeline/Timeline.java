package dev.entente.query.timeline;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Text;
import dev.entente.events.json.Json;
import dev.entente.query.filter.FactFilters;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Count;
import dev.entente.query.web.Csv;
import dev.entente.query.web.Language;
import dev.entente.query.web.MediaTypes;
import dev.entente.query.web.Page;
import dev.entente.query.web.Paging;

/**
 * Standing facts, newest first; those of one day by source and id.
 *
 * @param facts which are wanted
 */
public record Timeline(FactFilters.Filtered facts, Language language) {

    private static final String COLUMNS =
            "subject, kind, type, occurred, begins, ends, title, countries, sectors, source, id, occurred_on";

    private static final int ROWS_AT_ONCE = 500;

    /** Readers of the keys of an entry. */
    public static List<Function<String, Object>> keys() {
        return List.of(dev.entente.query.web.Moments::day, source -> source, id -> id);
    }

    public Page<ObjectNode> page(Snapshot snapshot, Paging paging, Count count) throws SQLException {
        var counted =
                count.of(snapshot, Sql.of("from fact").then(facts.conditions().where()));
        return count.on(Page.of(entries(snapshot, paging), paging, counted), paging);
    }

    private List<Page.Entry<ObjectNode>> entries(Snapshot snapshot, Paging paging) throws SQLException {
        var listing = facts.listing();
        if (listing.isPresent()) {
            return listing.get()
                    .rows(
                            snapshot,
                            COLUMNS,
                            facts.conditions(),
                            paging.after(),
                            paging.limit() + 1,
                            this::entry,
                            (after, most) -> entries(snapshot, after, most));
        }
        return entries(snapshot, paging.after(), paging.limit() + 1);
    }

    private List<Page.Entry<ObjectNode>> entries(Snapshot snapshot, Optional<List<Object>> after, int most)
            throws SQLException {
        return Sql.of("select " + COLUMNS + " from fact")
                .then(after.map(this::after).orElse(facts.conditions()).where())
                .then("order by occurred_on desc, source, id limit " + most)
                .listAtLast(snapshot, this::entry);
    }

    /** Writes all as a table. */
    public void table(Snapshot snapshot, OutputStream out) throws SQLException, IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(String.join(",", MediaTypes.CELLS_OF_FACTS) + "\r\n");
        each(
                snapshot,
                entry -> writer.write(Csv.row(MediaTypes.CELLS_OF_FACTS.stream()
                        .map(name -> cell(entry.path(name)))
                        .toList())));
        writer.flush();
    }

    /** Writes all, one a line. */
    public void lines(Snapshot snapshot, OutputStream out) throws SQLException, IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        each(snapshot, entry -> writer.append(entry.toString()).append('\n'));
        writer.flush();
    }

    private interface Taker {
        void take(ObjectNode entry) throws IOException;
    }

    private void each(Snapshot snapshot, Taker taker) throws SQLException {
        Sql.of("select " + COLUMNS + " from fact")
                .then(facts.conditions().where())
                .then("order by occurred_on desc, source, id")
                .inParts(
                        snapshot.connection(),
                        ROWS_AT_ONCE,
                        row -> hand(entry(row).item(), taker));
    }

    private static void hand(ObjectNode entry, Taker taker) {
        try {
            taker.take(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Several codes have a blank between them; a text by language is in English, else in any. */
    private static String cell(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asText).collect(Collectors.joining(" "));
        }
        return value.isObject() ? Json.bind(value, Text.class).in("en").orElse("") : value.asText();
    }

    private Conditions after(List<Object> keys) {
        var day = keys.getFirst();
        return facts.conditions()
                .plus(
                        "occurred_on <= ? and (occurred_on < ? or (source, id) > (?, ?))",
                        day,
                        day,
                        keys.get(1),
                        keys.get(2));
    }

    private static Optional<String> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class)).map(LocalDate::toString);
    }

    private Page.Entry<ObjectNode> entry(ResultSet row) throws SQLException {
        var entry = Json.MAPPER.createObjectNode();
        for (var name : List.of("subject", "kind", "type", "occurred")) {
            entry.put(name, row.getString(name));
        }
        day(row, "begins").ifPresent(day -> entry.put("earliest", day));
        day(row, "ends").ifPresent(day -> entry.put("latest", day));
        Optional.ofNullable(row.getString("title"))
                .map(Json::object)
                .filter(title -> !title.isEmpty())
                .ifPresent(title -> entry.set("title", title));
        entry.set("countries", Json.MAPPER.valueToTree(row.getArray("countries").getArray()));
        entry.set("sectors", Json.MAPPER.valueToTree(row.getArray("sectors").getArray()));
        entry.put("source", row.getString("source")).put("id", row.getString("id"));
        return new Page.Entry<>(
                language.in(entry),
                List.of(row.getString("occurred_on"), row.getString("source"), row.getString("id")));
    }
}
