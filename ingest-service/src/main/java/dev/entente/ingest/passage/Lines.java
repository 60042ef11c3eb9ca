package dev.entente.ingest.passage;

import java.util.Map;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

import dev.entente.events.EventNames;

/** What is logged of single events; what names the event is a property of the line. */
final class Lines {

    private static final Logger LOG = Logger.getLogger(Lines.class);

    private Lines() {}

    /** Whatever is logged meanwhile has the names. */
    static void about(Map<String, String> names, Runnable work) {
        names.forEach(MDC::put);
        try {
            work.run();
        } finally {
            names.keySet().forEach(MDC::remove);
        }
    }

    /** Tells what became of an event, to who wants to know it of each. */
    static void tell(Outcome outcome) {
        if (LOG.isDebugEnabled()) {
            switch (outcome) {
                case Outcome.Accepted accepted -> about(names(accepted), () -> LOG.debug("An event is kept"));
                case Outcome.Refused refused ->
                    about(
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
