package dev.entente.ingest.passage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.web.FieldError;
import dev.entente.web.Problem;

/** What became of one event. */
public sealed interface Outcome {

    /**
     * By what the sender knows the event; null for what is not there, or no text. Not the event itself: thousands may wait
     * for the log, and none of them is needed any more once it is on its way there.
     */
    record Names(String source, String id, String subject) {

        static final Names NONE = new Names(null, null, null);

        public static Names of(CooperationEvent event) {
            return new Names(
                    event.key().source(), event.key().id(), event.subject().toString());
        }

        /** The names of what may be no event. */
        public static Names of(JsonNode sent) {
            return new Names(text(sent, "source"), text(sent, "id"), text(sent, "subject"));
        }

        private static String text(JsonNode sent, String attribute) {
            return sent.path(attribute).textValue();
        }
    }

    /** It is right; and kept at the position, unless it was a dry run. */
    record Accepted(Names names, Optional<Position> position) implements Outcome {}

    /** It is not kept, or not known to be kept. */
    record Refused(Names names, Problem problem) implements Outcome {

        /** Whether the log did not keep it for now, so that it may be sent again as it is. */
        public boolean isForNow() {
            return status() >= 500;
        }

        /** In one line: the first fault where the problem names faults, else what it says. */
        public String reason() {
            return problem.document().get("errors") instanceof List<?> faults
                            && !faults.isEmpty()
                            && faults.getFirst() instanceof FieldError first
                    ? first.pointer() + " " + first.detail()
                    : String.valueOf(problem.document().get("detail"));
        }
    }

    /** What the sender of a single event gets. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Receipt(String source, String id, String subject, String position) {

        public static Receipt of(Accepted accepted) {
            var names = accepted.names();
            return new Receipt(
                    names.source(),
                    names.id(),
                    names.subject(),
                    accepted.position().map(Position::token).orElse(null));
        }
    }

    /** The same among others, in a batch or a stream. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(int status, String source, String id, String subject, String position, Map<String, Object> problem) {

        public static Result of(Outcome outcome) {
            return switch (outcome) {
                case Accepted accepted ->
                    of(
                            accepted,
                            accepted.names(),
                            accepted.position().map(Position::token).orElse(null),
                            null);
                case Refused refused ->
                    of(refused, refused.names(), null, refused.problem().document());
            };
        }

        private static Result of(Outcome outcome, Names names, String position, Map<String, Object> problem) {
            return new Result(outcome.status(), names.source(), names.id(), names.subject(), position, problem);
        }
    }

    default int status() {
        return switch (this) {
            case Accepted accepted -> accepted.position().isPresent() ? 202 : 200;
            case Refused refused -> refused.problem().status();
        };
    }

    default boolean isAccepted() {
        return this instanceof Accepted;
    }
}
