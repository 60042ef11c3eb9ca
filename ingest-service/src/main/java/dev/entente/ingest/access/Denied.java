package dev.entente.ingest.access;

import java.io.Serial;
import java.util.List;

/** An event that its writer may not report. */
public abstract sealed class Denied extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> covered;

    private Denied(String message, List<String> covered) {
        super(message, null, false, false);
        this.covered = covered;
    }

    /** The prefixes of sources that the writer's token covers. */
    public List<String> covered() {
        return covered;
    }

    private static String shown(List<String> covered) {
        return covered.isEmpty()
                ? "The token covers no source."
                : "The token covers " + String.join(", ", covered) + ".";
    }

    /** The event's source is not one that the token covers. */
    public static final class SourceNotCovered extends Denied {

        @Serial
        private static final long serialVersionUID = 1;

        SourceNotCovered(String source, List<String> covered) {
            super("The token does not allow to write as '" + source + "'. " + shown(covered), covered);
        }
    }

    /** The event corrects or takes back what another source reported. */
    public static final class CurationNeeded extends Denied {

        @Serial
        private static final long serialVersionUID = 1;

        CurationNeeded(String source, List<String> covered) {
            super(
                    "Correcting or taking back an event of '" + source + "' needs the scope events:curate. "
                            + shown(covered),
                    covered);
        }
    }
}
