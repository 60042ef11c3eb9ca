package dev.entente.query.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Csv;

/**
 * How many facts there are, by some dimensions.
 *
 * @param incomplete whether facts count that have none of a dimension, such as no sector
 */
record Activity(List<Dimension> by, boolean incomplete, Conditions facts) {

    private static final String COUNT = "count";

    /** Facts that are alike are counted together first: of very many facts, few dates have to be read. */
    List<ObjectNode> count(Snapshot snapshot) throws SQLException {
        var complete = new Conditions();
        for (var dimension : incomplete ? List.<Dimension>of() : by) {
            complete.and(dimension.expression() + " is not null");
        }
        var columns = by.stream().map(Dimension::column).distinct().collect(Collectors.joining(", "));
        var places =
                IntStream.rangeClosed(1, by.size()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return Sql.of("select " + by.stream().map(Dimension::expression).collect(Collectors.joining(", ")))
                .then(", sum(alike) from (select " + columns + ", count(*) as alike from fact")
                .then(facts.where())
                .then("group by " + columns + ") as fact")
                .then(by.stream().map(Dimension::join).collect(Collectors.joining(" ")))
                .then(complete.where())
                .then("group by " + places + " order by " + places)
                .list(snapshot, this::entry);
    }

    private ObjectNode entry(ResultSet row) throws SQLException {
        var entry = Json.MAPPER.createObjectNode();
        for (var index = 0; index < by.size(); index++) {
            var value = row.getString(index + 1);
            if (value != null) {
                entry.put(by.get(index).code(), value);
            }
        }
        return entry.put(COUNT, row.getLong(by.size() + 1));
    }

    /** The same entries as a table (CSV). */
    String table(List<ObjectNode> entries) {
        var columns = Stream.concat(by.stream().map(Dimension::code), Stream.of(COUNT))
                .toList();
        var rows = entries.stream()
                .map(entry -> Csv.row(columns.stream()
                        .map(column -> entry.path(column).asText())
                        .toList()));
        return Stream.concat(Stream.of(Csv.row(columns)), rows).collect(Collectors.joining());
    }
}
