package dev.entente.query.web;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.entente.events.json.Json;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/** How the entries of a list are counted, where that is asked for. */
public enum Count {
    /** All are counted. */
    EXACT,
    /** As many as the planner of the database expects; costs nothing. */
    ESTIMATED,
    NONE;

    /** The parameter {@code count}. */
    public static Count of(Parameters parameters) {
        return parameters
                .one(QueryParameter.COUNT, Parameters.oneOf(List.of("exact", "estimated"), "exact or estimated"))
                .map(code -> code.equals("exact") ? EXACT : ESTIMATED)
                .orElse(NONE);
    }

    /**
     * Counts.
     *
     * @param rows a table and its conditions: {@code from … where …}
     */
    public Optional<Long> of(Snapshot snapshot, Sql rows) throws SQLException {
        return switch (this) {
            case EXACT -> Sql.of("select count(*)").then(rows).first(snapshot, row -> row.getLong(1));
            case ESTIMATED ->
                Sql.of("explain (format json) select 1").then(rows).first(snapshot, row -> expected(row.getString(1)));
            case NONE -> Optional.empty();
        };
    }

    /**
     * A page with its count. What was expected is never less than what the page shows, and where all there is fits on one page,
     * nothing need be expected.
     */
    public <T> Page<T> on(Page<T> page, Paging paging) {
        if (this != ESTIMATED) {
            return page;
        }
        var shown = (long) page.items().size();
        var isAll = paging.after().isEmpty() && page.next().isEmpty();
        var least = page.next().isPresent() ? shown + 1 : shown;
        return new Page<>(
                page.items(), page.next(), page.count().map(expected -> isAll ? shown : Math.max(expected, least)));
    }

    private static long expected(String plan) {
        try {
            return Json.MAPPER.readTree(plan).at("/0/Plan/Plan Rows").asLong();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan of the database is JSON", e);
        }
    }
}
