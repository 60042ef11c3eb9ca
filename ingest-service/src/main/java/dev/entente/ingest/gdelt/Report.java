package dev.entente.ingest.gdelt;

import java.util.List;
import java.util.Map;

/**
 * What became of a file: {@code rows} are the events, those skipped and those malformed.
 *
 * @param rows read
 * @param events made of rows, accepted or rejected
 * @param subjects happenings: distinct subjects of the events
 * @param accepted kept by the log, or right in a dry run
 * @param rejected not kept
 * @param skipped rows by reason, all reasons in their order
 * @param failed how many rows are malformed or rejected
 * @param failures the first of them, in the order of the rows
 */
public record Report(
        long rows,
        long events,
        long subjects,
        long accepted,
        long rejected,
        Map<String, Long> skipped,
        long failed,
        List<Failure> failures) {

    /** A row that came to nothing, counted from 1, and why. */
    public record Failure(long row, String detail) {}
}
