package dev.entente.notification.news;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.Kind;
import dev.entente.events.fold.Item;
import dev.entente.events.json.Json;

/** A kind of items of which subscribers are told, and what of it is news. One more is one more of these, in {@link ToldKinds}. */
public interface Told {

    Kind<?, ?> kind();

    /** As in subjects, and in the codes of alerts: {@code visit}. */
    default String name() {
        return kind().name();
    }

    /** Whether it is such that those who ask for new items of the kind are to know of it. */
    boolean isWorthTelling(Item item);

    /** Whether enough is known of the item for its status to be told. */
    default boolean isEnough(Item item) {
        return isDescribed(item);
    }

    /** How far the item has come. When it is equal to what it was before, its status has not changed. */
    Object stage(Item item);

    /** How many countries take part at most. */
    default int mostCountries() {
        return Integer.MAX_VALUE;
    }

    /** Whether items of the kind are instruments of one form or another, and can be asked for by that. */
    default boolean hasInstruments() {
        return false;
    }

    /** The code of its instrument. */
    default Optional<String> instrument(Item item) {
        return Optional.empty();
    }

    /** Whether all is known that a founding fact must tell, who takes part above all: else no filter could find it. */
    static boolean isDescribed(Item item) {
        var state = Json.tree(item.state());
        return item.kind().essentials().stream()
                .allMatch(property -> property.equals(item.kind().titleProperty())
                        ? !item.title().isEmpty()
                        : isKnown(state.path(property)));
    }

    private static boolean isKnown(JsonNode value) {
        return !value.isMissingNode() && !value.isNull() && !(value.isArray() && value.isEmpty());
    }
}
