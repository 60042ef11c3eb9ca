package dev.entente.notification.news;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.fold.ItemDocument;
import dev.entente.events.json.Json;
import dev.entente.notification.news.AlertKind.What;

/**
 * What of an item was otherwise before something became of it. It is kept as the former values of properties of the item's
 * document, null where there was none.
 */
public final class Differences {

    /** How it came to be known, not what is known. */
    private static final Set<String> ABOUT_REPORTS = Set.of(
            "id", "subject", "firstKnown", "lastChanged", "anomalies", "corroboration", "disagreements", "events");

    /** Each event brings its own: only of a correction it is told that it brought another. */
    private static final String EVIDENCE = "evidence";

    private Differences() {}

    /**
     * What was otherwise; nothing where the news does not say what the item was.
     *
     * @param is the document of the news' item
     */
    public static Optional<ObjectNode> of(News news, ObjectNode is) {
        return news.was().map(was -> {
            var former = between(ItemDocument.of(was, was.countries()), is);
            return news.alert().what() == What.CORRECTED ? former : former.without(EVIDENCE);
        });
    }

    private static ObjectNode between(ObjectNode was, ObjectNode is) {
        var former = Json.MAPPER.createObjectNode();
        Stream.of(is, was)
                .flatMap(document -> document.propertyStream().map(property -> property.getKey()))
                .distinct()
                .filter(name -> !ABOUT_REPORTS.contains(name))
                .filter(name -> !was.path(name).equals(is.path(name)))
                .forEach(name -> former.set(name, was.get(name)));
        return former;
    }

    /** The document of the item as it was. */
    public static ObjectNode undone(ObjectNode is, ObjectNode former) {
        var was = is.deepCopy();
        former.properties().forEach(property -> {
            if (property.getValue().isNull()) {
                was.remove(property.getKey());
            } else {
                was.set(property.getKey(), property.getValue());
            }
        });
        return was;
    }

    /** Of each property that is otherwise what it was ({@code before}) and what it is ({@code now}), as far as that is known. */
    public static ObjectNode shown(ObjectNode is, ObjectNode former) {
        var changes = Json.MAPPER.createObjectNode();
        former.properties().forEach(property -> {
            var change = changes.putObject(property.getKey());
            if (!property.getValue().isNull()) {
                change.set("before", property.getValue());
            }
            if (is.has(property.getKey())) {
                change.set("now", is.get(property.getKey()));
            }
        });
        return changes;
    }
}
