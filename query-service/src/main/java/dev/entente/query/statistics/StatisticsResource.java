package dev.entente.query.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.events.json.Json;
import dev.entente.query.filter.FactFilters;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Moments;
import dev.entente.query.web.Parameters;

/** How much happened. */
@Path("/statistics")
@RunOnVirtualThread
@Tag(name = "Statistics")
public class StatisticsResource {

    private final Answers answers;

    StatisticsResource(Answers answers) {
        this.answers = answers;
    }

    @GET
    @Path("/activity")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How many facts there are, by one or several of month, sector, country and type")
    public Response activity() {
        var parameters = answers.parameters();
        var by = by(parameters);
        var facts = FactFilters.of(parameters, Moments.asOf(parameters)).conditions();
        parameters.check();
        return answers.json(snapshot -> Map.of("items", count(snapshot, by, facts)));
    }

    private static List<Dimension> by(Parameters parameters) {
        var asked = parameters.all("groupBy");
        if (asked.size() > 1) {
            parameters.refuse("groupBy", "stands once, with commas: groupBy=" + String.join(",", asked));
            return List.of();
        }
        return parameters.one("groupBy", Dimension::list).orElse(List.of(Dimension.MONTH));
    }

    private static List<ObjectNode> count(Snapshot snapshot, List<Dimension> by, Conditions facts) throws SQLException {
        var counted = facts;
        for (var dimension : by) {
            counted = counted.plus(dimension.expression() + " is not null");
        }
        var columns =
                IntStream.rangeClosed(1, by.size()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return Sql.of("select " + by.stream().map(Dimension::expression).collect(Collectors.joining(", ")))
                .then(", count(*) from fact")
                .then(by.stream().map(Dimension::join).collect(Collectors.joining(" ")))
                .then(counted.where())
                .then("group by " + columns + " order by " + columns)
                .list(snapshot, row -> entry(by, row));
    }

    private static ObjectNode entry(List<Dimension> by, ResultSet row) throws SQLException {
        var entry = Json.MAPPER.createObjectNode();
        for (var index = 0; index < by.size(); index++) {
            entry.put(by.get(index).code(), row.getString(index + 1));
        }
        return entry.put("count", row.getLong(by.size() + 1));
    }
}
