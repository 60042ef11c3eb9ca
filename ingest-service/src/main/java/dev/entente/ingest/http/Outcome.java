package dev.entente.ingest.http;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.web.Problem;

/** What became of one event. */
sealed interface Outcome {

    /** It is right; and kept at the position, unless it was a dry run. */
    record Accepted(CooperationEvent event, Optional<Position> position) implements Outcome {}

    /** It is not kept, or not known to be kept. */
    record Refused(JsonNode sent, Problem problem) implements Outcome {}

    /** What the sender of a single event gets. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Receipt(String source, String id, String subject, String position) {

        static Receipt of(Accepted accepted) {
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

        static Result of(Outcome outcome) {
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
