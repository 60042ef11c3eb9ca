package dev.entente.ingest.passage;

import java.util.Map;

import org.jboss.logging.Logger;

import dev.entente.events.EventNames;
import dev.entente.events.LogContext;

/** What is logged of single events; what names the event is a property of the line. */
final class Lines {

    private static final Logger LOG = Logger.getLogger(Lines.class);

    private Lines() {}

    /** Tells what became of an event, to who wants to know it of each. */
    static void tell(Outcome outcome) {
        if (LOG.isDebugEnabled()) {
            switch (outcome) {
                case Outcome.Accepted accepted -> LogContext.run(names(accepted), () -> LOG.debug("An event is kept"));
                case Outcome.Refused refused ->
                    LogContext.run(
                            names(refused.names()),
                            () -> LOG.debugf(
                                    "An event is refused: %s", refused.problem().slug()));
            }
        }
    }

    private static Map<String, String> names(Outcome.Accepted accepted) {
        return accepted.position()
                .map(position -> EventNames.of(
                        accepted.names().source(), accepted.names().id(), position))
                .orElseGet(() -> names(accepted.names()));
    }

    private static Map<String, String> names(Outcome.Names names) {
        return EventNames.of(names.source(), names.id());
    }
}
