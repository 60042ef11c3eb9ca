package dev.entente.imports.send;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the ingest service has made of the rows of an export, part by part, as it would tell it of the whole.
 *
 * @param rows read, blank ones not counted
 * @param skipped rows that make no event, by reason
 * @param failures the first of the failed rows
 * @param subjectDigests one for each subject, so that one which returns in a later part is counted once
 */
public record ExportReport(
        long rows,
        long events,
        long accepted,
        long rejected,
        Map<String, Long> skipped,
        long failed,
        List<Failure> failures,
        Set<String> subjectDigests) {

    public static final ExportReport NOTHING = new ExportReport(0, 0, 0, 0, Map.of(), 0, List.of(), Set.of());

    /** As many as the service tells of a whole file. */
    private static final int MOST_FAILURES = 100;

    /** A row that came to nothing, counted from 1, and why. */
    public record Failure(long row, String detail) {}

    public ExportReport {
        skipped = skipped == null ? Map.of() : new LinkedHashMap<>(skipped);
        failures = failures == null ? List.of() : List.copyOf(failures);
        subjectDigests = subjectDigests == null ? Set.of() : new LinkedHashSet<>(subjectDigests);
    }

    public int subjects() {
        return subjectDigests.size();
    }

    public boolean isAllIn() {
        return failed == 0;
    }

    /** With the report of the next rows; theirs count from 1 again. */
    ExportReport plus(JsonNode part) {
        var moreSkipped = new LinkedHashMap<>(skipped);
        part.path("skipped")
                .properties()
                .forEach(reason ->
                        moreSkipped.merge(reason.getKey(), reason.getValue().asLong(), Long::sum));
        var moreDigests = new LinkedHashSet<>(subjectDigests);
        part.path("subjectDigests").forEach(digest -> moreDigests.add(digest.asText()));
        return new ExportReport(
                rows + part.path("rows").asLong(),
                events + part.path("events").asLong(),
                accepted + part.path("accepted").asLong(),
                rejected + part.path("rejected").asLong(),
                moreSkipped,
                failed + part.path("failed").asLong(),
                moreFailures(part),
                moreDigests);
    }

    private List<Failure> moreFailures(JsonNode part) {
        var more = new ArrayList<>(failures);
        part.path("failures")
                .valueStream()
                .limit(MOST_FAILURES - more.size())
                .map(failure -> new Failure(
                        rows + failure.path("row").asLong(),
                        failure.path("detail").asText()))
                .forEach(more::add);
        return more;
    }
}
