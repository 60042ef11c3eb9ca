package dev.entente.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;

/**
 * A verification, as its row tells it.
 *
 * @param state running, done or failed
 * @param reason failed: why
 * @param verdict done: what came of it
 */
public record Check(
        long id,
        String state,
        Optional<String> reason,
        Pace pace,
        Optional<ObjectNode> verdict,
        Instant started,
        Instant updated) {

    /** The rest is the comparison. */
    private static final double MADE = 85;

    static Check read(ResultSet row) throws SQLException {
        var started = row.getObject("started", OffsetDateTime.class).toInstant();
        var updated = row.getObject("updated", OffsetDateTime.class).toInstant();
        return new Check(
                row.getLong("id"),
                row.getString("state"),
                Optional.ofNullable(row.getString("reason")),
                new Pace(
                        row.getLong("events"), row.getLong("archived"), row.getLong("folded"), 0, Optional.of(started)),
                Optional.ofNullable(row.getString("verdict")).map(Json::object),
                started,
                updated);
    }

    public boolean isRunning() {
        return state.equals("running");
    }

    /** How much of it is done, 0 to 100. */
    public double percent() {
        return state.equals("done") ? 100 : pace.percent(MADE);
    }

    /** Events read and told in a second, until now, or until it ended. */
    public double eventsPerSecond(Instant now) {
        return pace.eventsPerSecond(isRunning() ? now : updated);
    }

    /** When all will be read and told, at this pace: later than now. */
    public Optional<Instant> eta(Instant now) {
        return isRunning() ? pace.eta(now) : Optional.empty();
    }
}
