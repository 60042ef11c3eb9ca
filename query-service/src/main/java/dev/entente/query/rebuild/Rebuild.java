package dev.entente.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A rebuild, as its row tells it.
 *
 * @param state running, compared, swapped or failed
 * @param reason failed: why
 * @param swap whether it is to serve although something differs
 * @param events how many are to be archived and folded; more may have come since
 * @param differences rows that come out otherwise than in the read models that served when they were compared
 * @param takenUp when the replica that runs it took it up
 * @param doneBefore events archived and folded by then
 */
public record Rebuild(
        long id,
        String state,
        Optional<String> reason,
        boolean swap,
        long events,
        long archived,
        long folded,
        long differences,
        Instant started,
        Optional<Instant> takenUp,
        long doneBefore,
        Instant updated) {

    /** Reading and folding are all but the last of it. */
    private static final double ALMOST = 98;

    static Rebuild read(ResultSet row) throws SQLException {
        return new Rebuild(
                row.getLong("id"),
                row.getString("state"),
                Optional.ofNullable(row.getString("reason")),
                row.getBoolean("swap"),
                row.getLong("events"),
                row.getLong("archived"),
                row.getLong("folded"),
                row.getLong("differences"),
                moment(row, "started").orElseThrow(),
                moment(row, "taken_up"),
                row.getLong("done_before"),
                moment(row, "updated").orElseThrow());
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    public boolean isRunning() {
        return state.equals("running");
    }

    public boolean isCompared() {
        return state.equals("compared");
    }

    /** How much of it is done, 0 to 100. */
    public double percent() {
        if (!isRunning()) {
            return state.equals("failed") ? done() : 100;
        }
        return done();
    }

    private double done() {
        var all = 2.0 * Math.max(events, archived);
        return all == 0 ? 0 : Math.round(ALMOST * 10 * (archived + folded) / all) / 10.0;
    }

    /** Events archived and folded in a second, since it was taken up. */
    public double eventsPerSecond() {
        var seconds = takenUp.map(since -> Duration.between(since, updated).toMillis() / 1000.0)
                .orElse(0.0);
        return seconds <= 0 ? 0 : Math.round((archived + folded - doneBefore) / 2.0 / seconds);
    }

    /** When reading and folding will be done, at this pace; nothing where none is known. */
    public Optional<Instant> eta() {
        var pace = eventsPerSecond();
        var left = Math.max(0, 2 * events - archived - folded) / 2.0;
        return isRunning() && pace > 0
                ? Optional.of(updated.plusMillis((long) (1000 * left / pace)))
                : Optional.empty();
    }
}
