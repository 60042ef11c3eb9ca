package dev.entente.query.item;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Subject;
import dev.entente.events.json.Json;
import dev.entente.query.event.ParkedEvents;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.ledger.Stored;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.Page;
import dev.entente.query.web.Paging;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Items as they are stored. */
final class Items {

    private static final int ROWS_AT_ONCE = 500;

    /** How many bytes one of a document takes while it is answered: as it is, and where it is read and written again. */
    private static final int WEIGHT_OF_BYTES = 2;

    private static final int WEIGHT_OF_A_TREE = 6;

    /** Takes the JSON of one item, in UTF-8. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] document) throws IOException, SQLException;
    }

    /** Takes an item and the number of its version. */
    @FunctionalInterface
    interface Revisions {
        void take(ObjectNode item, int revision) throws IOException, SQLException;
    }

    private final Snapshot snapshot;

    Items(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * A page of documents as they are shown, in UTF-8. It ends early where it would be too long, and has one item at
     * least.
     */
    Page<byte[]> page(Selection selection, Paging paging, Count count) throws SQLException {
        var counted = count.of(snapshot, selection.all());
        var page = stored(selection, paging, counted);
        snapshot.weigh(weight(page.items(), selection.language()));
        var parked = parked(page.items(), selection);
        var shown = new ArrayList<byte[]>();
        for (var row : page.items()) {
            shown.add(
                    shown(row.document(snapshot), selection.language(), parked.getOrDefault(row.subject(), List.of())));
        }
        return count.on(new Page<>(shown, page.next(), page.count()), paging);
    }

    private Map<String, List<ObjectNode>> parked(List<Stored> rows, Selection selection) throws SQLException {
        return new ParkedEvents(snapshot)
                .about(rows.stream().map(Stored::subject).toList(), selection.asOf());
    }

    /** The same as documents to be read. */
    Page<ObjectNode> documents(Selection selection, Paging paging) throws SQLException {
        var page = stored(selection, paging, Optional.empty());
        snapshot.weigh(WEIGHT_OF_A_TREE * bytes(page.items()));
        var documents = new ArrayList<ObjectNode>();
        for (var row : page.items()) {
            documents.add(Json.object(row.document(snapshot)));
        }
        return new Page<>(documents, page.next(), page.count());
    }

    private Page<Stored> stored(Selection selection, Paging paging, Optional<Long> count) throws SQLException {
        return Page.ofBytes(entries(selection, paging), Stored::bytes, paging, count);
    }

    private List<Page.Entry<Stored>> entries(Selection selection, Paging paging) throws SQLException {
        var columns = Stored.COLUMNS + ", " + selection.sort().key() + " as sort_key";
        Sql.Reader<Page.Entry<Stored>> reader = row -> {
            var stored = Stored.of(row);
            return new Page.Entry<>(stored, List.of(row.getString("sort_key"), stored.subject()));
        };
        if (selection.listing().isPresent()) {
            return selection
                    .listing()
                    .get()
                    .rows(
                            snapshot,
                            columns,
                            selection.conditions(),
                            paging.after(),
                            paging.limit() + 1,
                            reader,
                            (after, most) ->
                                    selection.page(columns, after, most).listAtLast(snapshot, reader));
        }
        return selection.page(columns, paging.after(), paging.limit() + 1).listAtLast(snapshot, reader);
    }

    private static long weight(List<Stored> rows, Language language) {
        return (language.isAll() ? WEIGHT_OF_BYTES : WEIGHT_OF_A_TREE) * bytes(rows);
    }

    private static long bytes(List<Stored> rows) {
        return rows.stream().mapToLong(Stored::bytes).sum();
    }

    /** Takes item by item, however many there are. */
    void each(Selection selection, Taker taker) throws SQLException {
        var rows = new ArrayList<Stored>();
        Sql.of("select " + Stored.COLUMNS)
                .then(selection.all())
                .then(selection.sort().orderBy())
                .inParts(snapshot.connection(), ROWS_AT_ONCE, row -> {
                    rows.add(Stored.of(row));
                    if (rows.size() == ROWS_AT_ONCE) {
                        hand(rows, selection, taker);
                        rows.clear();
                    }
                });
        hand(rows, selection, taker);
    }

    private void hand(List<Stored> rows, Selection selection, Taker taker) throws SQLException {
        var parked = parked(rows, selection);
        for (var row : rows) {
            hand(
                    shown(row.document(snapshot), selection.language(), parked.getOrDefault(row.subject(), List.of())),
                    taker);
        }
    }

    /** Takes item by item with the number of its version, which grows with every change. */
    void eachRevision(Selection selection, Revisions taker) throws SQLException {
        Sql.of("select " + Stored.COLUMNS)
                .then("""
                        , (select count(*) from version as earlier
                            where earlier.subject = version.subject
                              and earlier.known_from < version.known_from) as revision""")
                .then(selection.all())
                .then(selection.sort().orderBy())
                .inParts(snapshot.connection(), ROWS_AT_ONCE, row -> {
                    var revision = row.getInt("revision");
                    hand(Stored.of(row).document(snapshot), document -> taker.take(Json.object(document), revision));
                });
    }

    private static void hand(byte[] document, Taker taker) throws SQLException {
        try {
            taker.take(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an aggregate comes to, now or as of a moment; ends the snapshot. */
    Optional<ItemOutcome> outcome(Subject subject, Optional<Instant> asOf, Language language) throws SQLException {
        var found = Sql.of("select " + Stored.COLUMNS + ", outcome, kept, reason from version")
                .then(Known.rows(asOf).and("subject = ?", subject.toString()).where())
                .plannedOnce()
                .firstAtLast(
                        snapshot,
                        row -> new Found(
                                Stored.of(row),
                                row.getString("outcome"),
                                row.getString("kept"),
                                row.getString("reason")));
        return found.isEmpty() ? Optional.empty() : Optional.of(outcome(found.get(), language));
    }

    /** What is stored of an aggregate. */
    private record Found(Stored stored, String outcome, String kept, String reason) {}

    private ItemOutcome outcome(Found found, Language language) throws SQLException {
        return switch (found.outcome()) {
            case "standing" -> {
                snapshot.weigh(weight(List.of(found.stored()), language));
                yield new ItemOutcome.Standing(found.stored().document(snapshot));
            }
            case "merged" -> new ItemOutcome.Merged(Subject.parse(found.kept()));
            default -> new ItemOutcome.Withdrawn(Optional.ofNullable(found.reason()));
        };
    }

    /**
     * A document as it is shown: as it is stored where all languages are wanted, without reading it.
     *
     * @param parked of the item, which then says so
     */
    static byte[] shown(byte[] document, Language language, List<ObjectNode> parked) {
        var shown = language.isAll()
                ? document
                : language.in(Json.object(document)).toString().getBytes(UTF_8);
        return parked.isEmpty() ? shown : saying(shown, parked);
    }

    private static byte[] saying(byte[] shown, List<ObjectNode> parked) {
        var text = new String(shown, UTF_8);
        return (text.substring(0, text.lastIndexOf('}')) + ",\"parked\":" + Json.MAPPER.valueToTree(parked) + "}")
                .getBytes(UTF_8);
    }
}
