package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import dev.entente.events.fold.Item;
import dev.entente.ledger.Copy;

/**
 * Writes rows of the table of versions. Between its making and {@link #end} the connection can be used for nothing else.
 */
final class VersionRows implements AutoCloseable {

    private final Copy copy = new Copy("version", "known_from, known_until, " + Rendering.COLUMNS);
    private final Connection connection;
    private final Drafts drafts;
    private final Vocabulary vocabulary;

    /** Adds the words of what it writes to the vocabulary. */
    VersionRows(Connection connection, Drafts drafts, Vocabulary vocabulary) throws SQLException {
        this.connection = connection;
        this.drafts = drafts;
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

    private void standing(VersionRow row, Instant until, Item item) throws SQLException {
        var rendering = drafts.rendering(item, row.countries());
        vocabulary.add(rendering.words());
        copy.row(row.from(), until, rendering.cells());
    }

    private void other(VersionRow row, Instant until) throws SQLException {
        copy.row(
                row.from(),
                until,
                row.subject(),
                row.subject().aggregate(),
                row.subject().id(),
                row.outcomeCode(),
                row.ownCountries(),
                row.kept(),
                row.reason(),
                Rendering.NO_ITEM);
    }
}
