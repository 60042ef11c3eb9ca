package dev.entente.query.projection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.Evidence;
import dev.entente.events.Place;
import dev.entente.events.PlainText;
import dev.entente.events.Subject;
import dev.entente.events.agreement.Agreement;
import dev.entente.events.agreement.AgreementStatus;
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

    private static final String OF_ALL = "subject, kind, id, outcome, own_countries, kept, reason";

    /** Of these an item has any number. */
    private static final List<String> LISTS = List.of("countries", "sectors", "types", "actors", "publishers", "refs");

    private static final List<String> OF_AN_ITEM = Stream.of(
                    List.of("document"),
                    LISTS,
                    List.of(
                            "status",
                            "instrument",
                            "issue",
                            "place",
                            "occurred_on",
                            "happened",
                            "first_known",
                            "last_changed"),
                    List.of(
                            "title",
                            "search",
                            "corroboration",
                            "weight",
                            "stance_order",
                            "speakers",
                            "stance",
                            "stance_of",
                            "said"))
            .flatMap(List::stream)
            .toList();

    /** Of the cells of a version. */
    static final String COLUMNS = OF_ALL + ", " + String.join(", ", OF_AN_ITEM);

    /** The last cells of a version that is no item. */
    static final Cells NO_ITEM = Cells.of(OF_AN_ITEM.stream()
            .map(column -> LISTS.contains(column) ? List.of() : null)
            .toArray());

    static Rendering of(Item item, List<String> countries) {
        var state = Json.tree(item.state());
        var corroboration = item.corroboration();
        var document = ItemDocument.utf8(item, countries, state, corroboration);
        var search = SearchText.of(item, state);
        var position = Optional.of(state.path("position")).filter(JsonNode::isObject);
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
                position.map(taken -> text(taken.path("issue"))),
                item.place().map(Rendering::place),
                item.occurred().anchor(),
                happened(item),
                item.firstKnown(),
                item.lastChanged(),
                PlainText.of(item.title().in("en").orElse("")),
                search.vector(),
                corroboration.publishers(),
                weight(item, countries),
                StanceOrder.of(item),
                position.map(taken -> speakers(state)),
                position.map(taken -> text(taken.path("stance"))),
                position.map(taken -> text(taken.path("of"))),
                position.map(taken -> item.occurred()));
        return new Rendering(countries, cells, search.words());
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    /**
     * What the item adds to the strength of a relation: 3 for an agreement in force, 2 where people of those whom it is about met, 1
     * otherwise. Where it has countries only by what it refers to, those who met were not of both.
     */
    private static int weight(Item item, List<String> countries) {
        if (item.kind() == Agreement.KIND && item.status().equals(AgreementStatus.IN_FORCE.code())) {
            return 3;
        }
        return item.facts().stream().anyMatch(fact -> fact.type().contact())
                        && item.countries().containsAll(countries)
                ? 2
                : 1;
    }

    private static Set<String> speakers(JsonNode state) {
        return state.path("speakers")
                .valueStream()
                .map(speaker -> speaker.path("country").asText())
                .collect(Collectors.toCollection(TreeSet::new));
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
