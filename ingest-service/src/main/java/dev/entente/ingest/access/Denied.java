package dev.entente.ingest.access;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** An event that its writer may not report. */
public abstract sealed class Denied extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> covered;

    /** An answer should not outgrow its question, and a batch may be refused a thousand times. */
    private static final int MOST = 5;

    private Denied(String message, List<String> covered) {
        super(message, null, false, false);
        this.covered = covered.stream().limit(MOST).toList();
    }

    /** The prefixes of sources that the writer's token covers; of many the first ones. */
    public List<String> covered() {
        return covered;
    }

    private static String shown(List<String> covered) {
        return covered.isEmpty()
                ? "The token covers no source. The local system gives one that does by deploy/token --source URI-PREFIX; elsewhere, ask whoever issues your tokens."
                : "The token covers "
                        + covered.stream().limit(MOST).collect(Collectors.joining(", "))
                        + (covered.size() > MOST ? " and " + (covered.size() - MOST) + " more." : ".");
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
                    "Correcting or taking back an event of '" + source
                            + "' needs the scope events:curate (locally, deploy/token --scope \"events:write events:curate\"). "
                            + shown(covered),
                    covered);
        }
    }
}
