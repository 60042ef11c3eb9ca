package dev.entente.notification.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventId;
import dev.entente.events.EventNames;
import dev.entente.events.Position;
import dev.entente.notification.news.Differences;
import dev.entente.notification.subscription.Channel;

/**
 * What one attempt takes along. All that the receiver sees is the same in every attempt.
 *
 * @param id of the delivery
 * @param begunBy when the attempt must have begun, to end before its claim does
 * @param round how many attempts have failed since it became due
 * @param news what an alert is about; nothing in a letter
 */
public record Parcel(
        UUID id,
        UUID claim,
        Instant begunBy,
        String alert,
        String subject,
        String language,
        Instant created,
        int round,
        Addressee addressee,
        Optional<Content> news) {

    /** What names it in logs: the delivery and, of an alert, the event that brought it. */
    Map<String, String> names() {
        var names = new LinkedHashMap<>(Map.of("delivery", id.toString()));
        news.ifPresent(content -> names.putAll(
                EventNames.of(content.event().source(), content.event().id(), content.position())));
        return names;
    }

    Parcel with(Content content) {
        return new Parcel(
                id, claim, begunBy, alert, subject, language, created, round, addressee, Optional.of(content));
    }

    /**
     * Who gets it.
     *
     * @param generation of tokens that are good
     * @param manager the same of those that manage the subscription
     * @param queue where it waits for its receiver
     * @param wanted whether the subscription still wants it
     * @param keys that sign: secrets and key pairs, the newest of each first
     */
    public record Addressee(
            UUID subscription,
            int generation,
            int manager,
            String queue,
            Channel channel,
            List<String> keys,
            boolean wanted) {

        String receiver() {
            return Queues.receiver(queue);
        }
    }

    /** How many characters it has, where these are so many that they have to be counted. */
    int weight() {
        return news.map(Content::weight).orElse(0);
    }

    /**
     * What an alert tells, as it was when it became news.
     *
     * @param former what of the item was otherwise before, as {@link Differences} has it; nothing where that is not told
     * @param characters of both as JSON; in memory they take several times as much
     * @param trace to which the event belongs (W3C {@code traceparent})
     */
    public record Content(
            ObjectNode item,
            Optional<ObjectNode> former,
            int characters,
            EventId event,
            Position position,
            Instant recorded,
            Optional<String> reason,
            Optional<String> trace) {

        /** So many of these as there may be attempts find room. */
        static final int LITTLE = 16 * 1024;

        /** The item as it was before. */
        public Optional<ObjectNode> was() {
            return former.map(otherwise -> Differences.undone(item, otherwise));
        }

        int weight() {
            return characters <= LITTLE ? 0 : characters;
        }
    }
}
