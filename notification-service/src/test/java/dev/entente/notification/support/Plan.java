package dev.entente.notification.support;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.json.Json;
import dev.entente.notification.sql.Jdbc;

/** What PostgreSQL did to run a statement. */
public final class Plan {

    private static final String EXPLAIN = "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ";

    private final JsonNode root;

    private Plan(String json) {
        root = Json.object("{\"plans\":" + json + "}").at("/plans/0/Plan");
    }

    /** Runs the statement and undoes it, with all that was done in the transaction before. */
    public static Plan of(Jdbc jdbc, String sql, Object... arguments) {
        try {
            return new Plan(jdbc.query(EXPLAIN + sql, row -> row.getString(1), arguments)
                    .getFirst());
        } finally {
            jdbc.update("ROLLBACK");
        }
    }

    /** How many rows of the table were looked at, those among them that turned out not to be meant. */
    public long rowsReadOf(String table) {
        return Math.round(nodes(root)
                .filter(node -> node.path("Relation Name").asText().equals(table))
                .filter(node -> !node.path("Node Type").asText().equals("ModifyTable"))
                .mapToDouble(Plan::rowsRead)
                .sum());
    }

    private static double rowsRead(JsonNode node) {
        return node.path("Actual Loops").asDouble()
                * (node.path("Actual Rows").asDouble()
                        + node.path("Rows Removed by Filter").asDouble()
                        + node.path("Rows Removed by Index Recheck").asDouble());
    }

    /** Whether the table was read from its beginning to its end at any place. */
    public boolean readsAllOf(String table) {
        return nodes(root)
                .filter(node -> node.path("Relation Name").asText().equals(table))
                .anyMatch(node -> node.path("Node Type").asText().equals("Seq Scan"));
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), node.path("Plans").valueStream().flatMap(Plan::nodes));
    }

    @Override
    public String toString() {
        return root.toPrettyString();
    }
}
