package dev.entente.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import dev.entente.query.projection.ProjectionVersion;

/**
 * A rebuild, as its row tells it.
 *
 * @param state running, compared, swapped or failed
 * @param reason failed: why
 * @param version of the program for which it is run: by replicas of this one alone
 * @param swap whether it is to serve although something differs
 * @param events how many are to be archived and folded; more may have come since
 * @param differences rows that come out otherwise than in the read models that served when they were compared, and entries that
 *     their lists lacked
 * @param takenUp when the replica that runs it took it up
 * @param doneBefore events archived and folded by then
 */
public record Rebuild(
        long id,
        String state,
        Optional<String> reason,
        ProjectionVersion version,
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
                ProjectionVersion.parse(row.getString("projection")),
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
        return pace().percent(ALMOST);
    }

    /** Events archived and folded in a second, from when it was taken up until now, or until it ended. */
    public double eventsPerSecond(Instant now) {
        return pace().eventsPerSecond(isRunning() ? now : updated);
    }

    /**
     * When reading and folding will be done, at this pace: later than now; nothing where none is known, and where they are
     * done.
     */
    public Optional<Instant> eta(Instant now) {
        return isRunning() ? pace().eta(now) : Optional.empty();
    }

    private Pace pace() {
        return new Pace(events, archived, folded, doneBefore, takenUp);
    }
}
