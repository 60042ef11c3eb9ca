package dev.entente.ingest.gdelt;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import dev.entente.web.Problem;

/**
 * What an import came to.
 *
 * @param subjectDigests of each subject of the events a digest of 64 bits, so that the subjects of several files can be
 *     counted together
 * @param stop why it ended before the file did, if so
 */
public record Imported(Report report, List<String> subjectDigests, Optional<Stop> stop) {

    /** Why an import ended early. What is in the report has been taken nevertheless; all may be sent again. */
    public sealed interface Stop {

        String detail();

        /** The file ended in the middle, or cannot be unpacked. */
        record Unreadable(String detail, IOException cause) implements Stop {}

        /** It is no event export, whatever else it is. */
        record NoExport(String detail) implements Stop {}

        /** The file holds more than is read. */
        record TooLarge(String detail) implements Stop {}

        /** The log does not keep events now. */
        record Unavailable(Problem problem) implements Stop {

            @Override
            public String detail() {
                return String.valueOf(problem.document().get("detail"));
            }
        }
    }
}
