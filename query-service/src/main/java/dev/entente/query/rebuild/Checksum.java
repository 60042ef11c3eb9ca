package dev.entente.query.rebuild;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.entente.query.ledger.Sql;

/**
 * A checksum of all that is made from the log: the same whoever made it, in whichever order, batches or number of replicas.
 *
 * <p>Of each row of each compared table, SHA-256 of its JSON (PostgreSQL's {@code row_to_json}, columns in the order of
 * their names, without those that do not follow from the log, times in UTC) is taken; of these digests the first and the
 * second eight bytes are summed up as signed numbers. The checksum is SHA-256, hexadecimal, of a line for each table:
 * name, number of rows, and both sums, with a blank between them.
 *
 * @param byTable the line of each table
 * @param events how many events were read, repetitions and parked ones among them
 */
public record Checksum(Map<String, String> byTable, long events) {

    /** The same, letting go of each table once it is read. */
    static Checksum of(Session session, String schema) throws SQLException {
        return of(session.connection(), schema, session::aside);
    }

    /** Reads one table. */
    private interface Reading {
        String by(Session.Question<String> question) throws SQLException;
    }

    /** Reads all tables of a schema, in a session whose time zone is UTC. */
    public static Checksum of(Connection connection, String schema) throws SQLException {
        return of(connection, schema, Session.Question::ask);
    }

    private static Checksum of(Connection connection, String schema, Reading reading) throws SQLException {
        var byTable = new LinkedHashMap<String, String>();
        for (var table : Table.COMPARED) {
            var columns = Table.of("t", table.columns(connection, schema));
            byTable.put(
                    table.name(),
                    reading.by(() -> Sql.of(sums(columns, schema + "." + table.name()))
                            .only(connection, row -> row.getString(1))));
        }
        var events = Sql.of("select coalesce(sum(next_offset), 0)::text from %s.log_position".formatted(schema));
        return new Checksum(
                byTable, Long.parseLong(reading.by(() -> events.only(connection, row -> row.getString(1)))));
    }

    private static String sums(String columns, String table) {
        return """
                select count(*) || ' ' || coalesce(sum(('x' || substr(digest, 1, 16))::bit(64)::bigint), 0)
                                || ' ' || coalesce(sum(('x' || substr(digest, 17, 16))::bit(64)::bigint), 0)
                  from (select encode(sha256(convert_to(row_to_json(r)::text, 'UTF8')), 'hex') as digest
                          from (select %s from %s as t) as r) as digests""".formatted(columns, table);
    }

    public String value() {
        var lines = new StringBuilder();
        byTable.forEach(
                (table, sums) -> lines.append(table).append(' ').append(sums).append('\n'));
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
