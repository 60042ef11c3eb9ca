package dev.entente.notification.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;
import dev.entente.notification.delivery.DeliveryLog;

/** A page of deliveries, as it is asked for and shown. */
final class DeliveryPage {

    private static final List<String> STATES = List.of("due", "delivered", "failed", "cancelled");
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int USUAL = 50;
    private static final int LONGEST = 500;

    private final int limit;
    private final long before;

    DeliveryPage(String limit, String cursor) {
        this.limit = limit(limit);
        this.before = before(cursor);
    }

    /** The state that is asked for, if one is. */
    static Optional<String> state(String text) {
        if (text != null && !STATES.contains(text)) {
            throw Faults.ofParameter("state", "is none of " + String.join(", ", STATES));
        }
        return Optional.ofNullable(text);
    }

    /** The time since which deliveries are meant. */
    static Instant since(String text) {
        try {
            var since = OffsetDateTime.parse(text == null ? "" : text).toInstant();
            if (since.isBefore(FIRST) || since.isAfter(LAST)) {
                throw Faults.ofParameter("since", "is not of the years 1970 to 9999");
            }
            return since;
        } catch (DateTimeParseException e) {
            throw Faults.ofParameter("since", "is no RFC 3339 time, such as 2024-08-20T09:00:00Z");
        }
    }

    static int limit(String text) {
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LONGEST) {
            throw Faults.ofParameter("limit", "is not a number from 1 to " + LONGEST);
        }
        return Integer.parseInt(text);
    }

    /** The place before which a page begins. */
    static long before(String text) {
        if (text == null) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("\\d{1,18}")) {
            throw Faults.ofParameter("cursor", "was not given out here as 'next'");
        }
        return Long.parseLong(text);
    }

    /** Reads one more than is shown, to know whether there is more. */
    ObjectNode of(BiFunction<Long, Integer, List<DeliveryLog.Entry>> read) {
        var entries = read.apply(before, limit + 1);
        var shown = entries.subList(0, Math.min(limit, entries.size()));
        var page = Json.MAPPER.createObjectNode();
        var items = page.putArray("items");
        shown.forEach(entry -> items.add(show(entry)));
        if (entries.size() > limit) {
            page.put("next", Long.toString(shown.getLast().seq()));
        }
        return page;
    }

    static ObjectNode show(DeliveryLog.Entry entry) {
        var node = Json.MAPPER.createObjectNode();
        node.put("id", entry.id().toString());
        node.put("subscription", entry.subscription().toString());
        node.put("alert", entry.alert());
        node.put("subject", entry.subject());
        node.put("state", entry.state());
        node.put("createdAt", entry.created().toString());
        entry.nextAttempt().ifPresent(next -> node.put("nextAttemptAt", next.toString()));
        node.put("attemptsMade", entry.attemptsMade());
        node.set("attempts", Json.MAPPER.valueToTree(entry.attempts()));
        return node;
    }
}
