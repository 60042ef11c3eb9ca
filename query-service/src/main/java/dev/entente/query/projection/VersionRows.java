package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
import dev.entente.ledger.Copy;

/**
 * Writes rows of the table of versions: the document, and beside it everything that is filtered on. Between its making
 * and {@link #end} the connection can be used for nothing else.
 */
final class VersionRows implements AutoCloseable {

    private static final String COLUMNS = """
            subject, known_from, known_until, kind, id, outcome, kept, reason, document, countries, own_countries,
            sectors, types, actors, publishers, refs, status, instrument, issue, place, occurred_on, happened,
            first_known, last_changed, title, search, corroboration, stance_order""";

    private final Copy copy = new Copy("version", COLUMNS);
    private final Connection connection;
    private final Vocabulary vocabulary;

    /** Adds the words of what it writes to the vocabulary. */
    VersionRows(Connection connection, Vocabulary vocabulary) throws SQLException {
        this.connection = connection;
        this.vocabulary = vocabulary;
        copy.begin(connection);
    }

    /** Versions of one aggregate, each of which ends where the next one begins. */
    void add(List<VersionRow> rows) throws SQLException {
        for (var index = 0; index < rows.size(); index++) {
            add(rows.get(index), index + 1 < rows.size() ? rows.get(index + 1).from() : Instant.MAX);
        }
    }

    private void add(VersionRow row, Instant until) throws SQLException {
        if (row.item().isPresent()) {
            standing(row, until, row.item().get());
        } else if (row.outcome().isPresent()) {
            other(row, until);
        }
    }

    void end() throws SQLException {
        copy.into(connection);
    }

    @Override
    public void close() throws SQLException {
        copy.close();
    }

    private void other(VersionRow row, Instant until) throws SQLException {
        List<String> none = List.of();
        copy.row(
                row.subject(),
                row.from(),
                until,
                row.subject().aggregate(),
                row.subject().id(),
                row.outcomeCode(),
                row.kept(),
                row.reason(),
                null,
                none,
                row.ownCountries(),
                none,
                none,
                none,
                none,
                none,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void standing(VersionRow row, Instant until, Item item) throws SQLException {
        var state = Json.tree(item.state());
        var document = ItemDocument.of(item, row.countries(), state);
        var search = SearchText.of(item, state);
        vocabulary.add(search.words());
        copy.row(
                row.subject(),
                row.from(),
                until,
                row.subject().aggregate(),
                row.subject().id(),
                row.outcomeCode(),
                row.kept(),
                row.reason(),
                document,
                row.countries(),
                row.ownCountries(),
                item.sectors(),
                types(item),
                actors(item),
                publishers(item),
                item.references().stream().map(Subject::toString).toList(),
                item.status(),
                text(state.path("instrument")),
                text(state.path("position").path("issue")),
                item.place().map(VersionRows::place),
                item.occurred().anchor(),
                happened(item),
                item.firstKnown(),
                item.lastChanged(),
                PlainText.of(item.title().in("en").orElse("")),
                search.vector(),
                document.at("/corroboration/publishers").asInt(),
                StanceOrder.of(item));
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
                .flatMap(java.util.Optional::stream)
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
                .map(VersionRows::range)
                .distinct()
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String range(Edtf date) {
        return "[" + date.first().map(Object::toString).orElse("") + ","
                + date.last().map(Object::toString).orElse("") + "]";
    }
}
