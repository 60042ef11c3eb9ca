package dev.entente.notification.page;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.core.MultivaluedMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;
import dev.entente.notification.subscription.Criterion;
import dev.entente.web.Problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/** What was filled in, as the body that the API takes. */
final class Answers {

    /** Far more than there are boxes to tick, words to fill in, and countries for a link to name. */
    private static final int MOST = 500;

    private final MultivaluedMap<String, String> fields;

    /**
     * Takes fields of a form, or parameters of a link.
     *
     * @throws Problem 400 if there are so many that no page and no link of it has them
     */
    Answers(MultivaluedMap<String, String> fields) {
        var count = fields.values().stream().mapToInt(List::size).sum();
        if (count > MOST) {
            throw Problem.of(
                    400,
                    "unreadable",
                    "The request cannot be read",
                    "The form has %,d values; it may have %,d, those of one name counted each.".formatted(count, MOST));
        }
        this.fields = fields;
    }

    /** What of it a link brings along, as it stands at the end of an address that has a question already. */
    String asLink() {
        return Stream.concat(
                        Stream.of("alerts"), Arrays.stream(Criterion.values()).map(Criterion::property))
                .flatMap(name -> fields.getOrDefault(name, List.of()).stream()
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .map(value -> "&" + name + "=" + URLEncoder.encode(value, UTF_8)))
                .collect(joining());
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(fields.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The wish as JSON. */
    ObjectNode wish() {
        var body = Json.MAPPER.createObjectNode();
        body.set("alerts", list("alerts"));
        filter(body);
        text("language").ifPresent(language -> body.put("language", language));
        body.put("followUps", fields.containsKey("followUps"));
        digest(body);
        return body;
    }

    /** The beginning of a wish, as a link may bring it along: what it does not say is left to the reader. */
    ObjectNode filledIn() {
        var body = Json.MAPPER.createObjectNode();
        put(body, "alerts");
        filter(body);
        return body;
    }

    private void filter(ObjectNode body) {
        var filter = body.putObject("filter");
        for (var criterion : Criterion.values()) {
            var name = criterion.property();
            if (!list(name).isEmpty()) {
                var in = criterion.group().map(filter::withObjectProperty).orElse(filter);
                if (criterion.isText()) {
                    text(name).ifPresent(text -> in.put(name, text));
                } else {
                    put(in, name);
                }
            }
        }
    }

    private void digest(ObjectNode body) {
        var every = text("every").orElse("immediate");
        if (every.equals("immediate")) {
            body.put("digest", every);
            return;
        }
        var digest = body.putObject("digest").put("every", every);
        text("at").ifPresent(at -> digest.put("at", at));
        text("zone").ifPresent(zone -> digest.put("zone", zone));
        if (every.equals("week")) {
            text("on").ifPresent(on -> digest.put("on", on));
        }
    }

    private void put(ObjectNode node, String name) {
        var list = list(name);
        if (!list.isEmpty()) {
            node.set(name, list);
        }
    }

    private ArrayNode list(String name) {
        var list = Json.MAPPER.createArrayNode();
        fields.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .forEach(list::add);
        return list;
    }
}
