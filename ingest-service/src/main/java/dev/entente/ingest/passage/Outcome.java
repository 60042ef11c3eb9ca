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

    /** It is right; and kept at the position, unless it was a dry run. */
    record Accepted(CooperationEvent event, Optional<Position> position) implements Outcome {}

    /** It is not kept, or not known to be kept. */
    record Refused(JsonNode sent, Problem problem) implements Outcome {

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
            var event = accepted.event();
            return new Receipt(
                    event.key().source(),
                    event.key().id(),
                    event.subject().toString(),
                    accepted.position().map(Position::token).orElse(null));
        }
    }

    /** The same among others, in a batch or a stream. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(int status, String source, String id, String subject, String position, Map<String, Object> problem) {

        public static Result of(Outcome outcome) {
            return switch (outcome) {
                case Accepted accepted -> {
                    var receipt = Receipt.of(accepted);
                    yield new Result(
                            accepted.status(),
                            receipt.source(),
                            receipt.id(),
                            receipt.subject(),
                            receipt.position(),
                            null);
                }
                case Refused refused ->
                    new Result(
                            refused.status(),
                            text(refused.sent(), "source"),
                            text(refused.sent(), "id"),
                            text(refused.sent(), "subject"),
                            null,
                            refused.problem().document());
            };
        }

        private static String text(JsonNode sent, String attribute) {
            return sent.path(attribute).textValue();
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
