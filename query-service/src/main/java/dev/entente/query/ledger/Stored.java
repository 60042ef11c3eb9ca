package dev.entente.query.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A version as a row of many. Documents are a few KiB as a rule, and may be megabytes: what is long stays in the database
 * until it is asked for, so that any number of rows fits into memory.
 */
public final class Stored {

    /** What a query for many selects of each {@code version}, in any place of its list. */
    public static final String COLUMNS = "case when octet_length(document) <= 8192 then document end as short_document,"
            + " octet_length(document) as document_bytes, subject, known_from";

    private final String subject;
    private final Optional<Instant> knownFrom;
    private final byte[] document;
    private final int bytes;

    private Stored(ResultSet row) throws SQLException {
        subject = row.getString("subject");
        document = row.getBytes("short_document");
        knownFrom = document == null
                ? Optional.of(row.getObject("known_from", OffsetDateTime.class).toInstant())
                : Optional.empty();
        bytes = row.getInt("document_bytes");
    }

    /** Reads the row at which a result with {@link #COLUMNS} stands. */
    public static Stored of(ResultSet row) throws SQLException {
        return new Stored(row);
    }

    public String subject() {
        return subject;
    }

    /** How long its document is, in UTF-8. */
    public int bytes() {
        return bytes;
    }

    /**
     * JSON in UTF-8. What is long is fetched now, of a moment later where the snapshot ended with the question that brought this
     * row; who fetches it for an answer has it weighed before ({@link Snapshot#weigh}).
     */
    public byte[] document(Snapshot snapshot) throws SQLException {
        return document != null
                ? document
                : Sql.of(
                                "select document from version where subject = ? and known_from = ?",
                                subject,
                                knownFrom.orElseThrow())
                        .plannedOnce()
                        .first(snapshot.again(), row -> row.getBytes(1))
                        .orElseThrow(() -> new LedgerUnavailable(
                                new SQLException("the read models were exchanged while " + subject + " was read")));
    }
}
