package dev.entente.query.item;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Subject;
import dev.entente.events.json.Json;
import dev.entente.query.event.ParkedEvents;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.Page;
import dev.entente.query.web.Paging;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Items as they are stored. */
final class Items {

    private static final int ROWS_AT_ONCE = 500;

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

    /** A page of documents as they are shown, in UTF-8. */
    Page<byte[]> page(Selection selection, Paging paging, Count count) throws SQLException {
        var counted = count.of(snapshot, selection.all());
        var entries = entries(selection, paging, document -> shown(document, selection.language(), List.of()));
        return Page.of(snapshot.parks() ? sayingWhatIsParked(entries, selection) : entries, paging, counted);
    }

    /** The page may have ended its snapshot: what is parked may be that of a moment later. */
    private List<Page.Entry<byte[]>> sayingWhatIsParked(List<Page.Entry<byte[]>> entries, Selection selection)
            throws SQLException {
        var subjects = entries.stream().map(Items::subject).toList();
        var parked = new ParkedEvents(snapshot.again()).about(subjects, selection.asOf());
        return entries.stream()
                .map(entry -> parked.containsKey(subject(entry))
                        ? new Page.Entry<>(saying(entry.item(), parked.get(subject(entry))), entry.keys())
                        : entry)
                .toList();
    }

    private static String subject(Page.Entry<?> entry) {
        return entry.keys().getLast();
    }

    /** The same as documents to be read. */
    Page<ObjectNode> documents(Selection selection, Paging paging) throws SQLException {
        return Page.of(entries(selection, paging, Json::object), paging, Optional.empty());
    }

    private <T> List<Page.Entry<T>> entries(Selection selection, Paging paging, Function<byte[], T> made)
            throws SQLException {
        var columns = "document, subject, " + selection.sort().key() + " as sort_key";
        Sql.Reader<Page.Entry<T>> reader =
                row -> new Page.Entry<>(made.apply(row.getBytes(1)), List.of(row.getString(3), row.getString(2)));
        if (selection.listing().isPresent()) {
            return selection
                    .listing()
                    .get()
                    .rows(
                            snapshot,
                            columns,
                            selection.conditions(),
                            selection.sort().isNewestFirst(),
                            paging.after(),
                            paging.limit() + 1,
                            reader);
        }
        return selection.page(columns, paging.after(), paging.limit() + 1).listAtLast(snapshot, reader);
    }

    /** An item as it is stored. */
    private static final class Row {

        private final byte[] document;
        private final String subject;

        Row(ResultSet row) throws SQLException {
            document = row.getBytes(1);
            subject = row.getString(2);
        }
    }

    /** Takes item by item, however many there are. */
    void each(Selection selection, Taker taker) throws SQLException {
        var rows = new ArrayList<Row>();
        Sql.of("select document, subject")
                .then(selection.all())
                .then(selection.sort().orderBy())
                .each(snapshot.connection(), ROWS_AT_ONCE, row -> {
                    rows.add(new Row(row));
                    if (rows.size() == ROWS_AT_ONCE) {
                        hand(rows, selection, taker);
                        rows.clear();
                    }
                });
        hand(rows, selection, taker);
    }

    private void hand(List<Row> rows, Selection selection, Taker taker) throws SQLException {
        var subjects = rows.stream().map(row -> row.subject).toList();
        var parked = new ParkedEvents(snapshot).about(subjects, selection.asOf());
        for (var row : rows) {
            hand(shown(row.document, selection.language(), parked.getOrDefault(row.subject, List.of())), taker);
        }
    }

    /** Takes item by item with the number of its version, which grows with every change. */
    void eachRevision(Selection selection, Revisions taker) throws SQLException {
        Sql.of("""
                        select document, (select count(*) from version as earlier
                                           where earlier.subject = version.subject
                                             and earlier.known_from < version.known_from)""")
                .then(selection.all())
                .then(selection.sort().orderBy())
                .each(snapshot.connection(), ROWS_AT_ONCE, row -> {
                    var revision = row.getInt(2);
                    hand(row.getBytes(1), document -> taker.take(Json.object(document), revision));
                });
    }

    private static void hand(byte[] document, Taker taker) throws SQLException {
        try {
            taker.take(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an aggregate comes to, now or as of a moment. */
    Optional<ItemOutcome> outcome(Subject subject, Optional<Instant> asOf) throws SQLException {
        return Sql.of("select outcome, document, kept, reason from version")
                .then(Known.rows(asOf).and("subject = ?", subject.toString()).where())
                .plannedOnce()
                .first(snapshot, row -> switch (row.getString(1)) {
                    case "standing" -> new ItemOutcome.Standing(row.getBytes(2));
                    case "merged" -> new ItemOutcome.Merged(Subject.parse(row.getString(3)));
                    default -> new ItemOutcome.Withdrawn(Optional.ofNullable(row.getString(4)));
                });
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
