package dev.entente.query.projection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.Evidence;
import dev.entente.events.Place;
import dev.entente.events.PlainText;
import dev.entente.events.Subject;
import dev.entente.events.edtf.Edtf;
import dev.entente.events.fold.Happening;
import dev.entente.events.fold.Item;
import dev.entente.events.fold.ItemDocument;
import dev.entente.events.json.Json;
import dev.entente.ledger.Cells;

/**
 * A version as the database takes it, but for the time for which it holds: the document, and beside it everything that is
 * filtered on. A function of the item and its countries alone.
 *
 * @param countries what is shown and filtered on
 * @param words for the vocabulary
 */
record Rendering(List<String> countries, Cells cells, List<SearchText.Word> words) {

    /** Of the cells of an item that stands. */
    static final String COLUMNS = """
            subject, kind, id, outcome, own_countries, kept, reason, document, countries, sectors, types, actors,
            publishers, refs, status, instrument, issue, place, occurred_on, happened, first_known, last_changed, title,
            search, corroboration, stance_order""";

    static Rendering of(Item item, List<String> countries) {
        var state = Json.tree(item.state());
        var corroboration = item.corroboration();
        var document = ItemDocument.utf8(item, countries, state, corroboration);
        var search = SearchText.of(item, state);
        var cells = Cells.of(
                item.subject(),
                item.subject().aggregate(),
                item.subject().id(),
                "standing",
                item.countries(),
                null,
                null,
                document,
                countries,
                item.sectors(),
                types(item),
                actors(item),
                publishers(item),
                item.references(),
                item.status(),
                text(state.path("instrument")),
                text(state.path("position").path("issue")),
                item.place().map(Rendering::place),
                item.occurred().anchor(),
                happened(item),
                item.firstKnown(),
                item.lastChanged(),
                PlainText.of(item.title().in("en").orElse("")),
                search.vector(),
                corroboration.publishers(),
                StanceOrder.of(item));
        return new Rendering(countries, cells, search.words());
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static List<String> types(Item item) {
        return item.facts().stream()
                .map(fact -> fact.event().event().type().toString())
                .distinct()
                .toList();
    }

    private static List<String> actors(Item item) {
        return item.state().actors().stream()
                .flatMap(actor -> actor.actor().stream())
                .map(Subject::toString)
                .distinct()
                .toList();
    }

    private static List<String> publishers(Item item) {
        return item.evidence().stream()
                .map(Evidence::publisher)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static String place(Place place) {
        return Stream.concat(place.country().stream(), place.name().stream())
                .map(PlainText::of)
                .collect(Collectors.joining(" "));
    }

    /** When any of the facts may have happened, as a multirange of days. */
    private static String happened(Item item) {
        return item.facts().stream()
                .map(Happening::occurred)
                .map(Rendering::range)
                .distinct()
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String range(Edtf date) {
        return "[" + date.first().map(Object::toString).orElse("") + ","
                + date.last().map(Object::toString).orElse("") + "]";
    }
}
