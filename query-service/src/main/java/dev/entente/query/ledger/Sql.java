package dev.entente.query.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A statement and the values of its parameters, in their order. The text comes from this code alone; whatever a caller
 * sent is a value.
 *
 * <p>Values are texts, numbers, days, moments, and collections of texts (arrays in PostgreSQL); or statements, which are asked
 * first: the texts in their first column are the collection. So the database plans by what is really looked for.
 *
 * @param planning how the database comes to a plan for it
 */
public record Sql(String text, List<Object> values, Planning planning) {

    /** Makes something of the row at which the result stands. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the row at which the result stands. */
    @FunctionalInterface
    public interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    public Sql {
        values = List.copyOf(values);
    }

    public Sql(String text, List<Object> values) {
        this(text, values, Planning.BY_VALUES);
    }

    public static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    /**
     * The same statement, for which one plan is the best whatever the values: the database keeps it, where planning would
     * cost as much as answering.
     */
    public Sql plannedOnce() {
        return new Sql(text, values, Planning.ONCE);
    }

    /** The same statement, for which no table is read from end to end whatever the planner thinks of it. */
    public Sql byIndexes() {
        return new Sql(text, values, Planning.BY_INDEXES);
    }

    /**
     * The same statement, for which rows are looked for in indexes whatever the planner expects of them: of words it knows too
     * little, and where it expects many it reads until there are so many.
     */
    public Sql lookedUp() {
        return new Sql(text, values, Planning.LOOKED_UP);
    }

    /** This statement with {@code more} after it. */
    public Sql then(Sql more) {
        var together = new ArrayList<>(values);
        together.addAll(more.values);
        return new Sql(text + " " + more.text, together, planning);
    }

    public Sql then(String more, Object... further) {
        return then(of(more, further));
    }

    public <T> List<T> list(Connection connection, Reader<T> reader) throws SQLException {
        var all = new ArrayList<T>();
        try (var statement = connection.prepareStatement(text)) {
            bind(statement);
            take(statement.executeQuery(), row -> all.add(reader.read(row)));
        }
        return all;
    }

    public <T> List<T> list(Snapshot snapshot, Reader<T> reader) throws SQLException {
        var all = new ArrayList<T>();
        each(snapshot, row -> all.add(reader.read(row)));
        return all;
    }

    /** The same of a statement after which nothing more is asked of the snapshot. */
    public <T> List<T> listAtLast(Snapshot snapshot, Reader<T> reader) throws SQLException {
        var all = new ArrayList<T>();
        snapshot.askAtLast(this, row -> all.add(reader.read(row)));
        return all;
    }

    /** The first row, if there is one, of a statement after which nothing more is asked of the snapshot. */
    public <T> Optional<T> firstAtLast(Snapshot snapshot, Reader<T> reader) throws SQLException {
        return listAtLast(snapshot, reader).stream().findFirst();
    }

    /** Takes row by row, all of which are in memory. */
    public void each(Snapshot snapshot, Taker taker) throws SQLException {
        snapshot.ask(this, taker);
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(Snapshot snapshot, Reader<T> reader) throws SQLException {
        return list(snapshot, reader).stream().findFirst();
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(Connection connection, Reader<T> reader) throws SQLException {
        return list(connection, reader).stream().findFirst();
    }

    /** The row of a statement that always has one. */
    public <T> T only(Connection connection, Reader<T> reader) throws SQLException {
        return first(connection, reader)
                .orElseThrow(() -> new IllegalStateException("there is no row of what always has one: " + text));
    }

    /** Changes what is stored; returns how many rows. */
    public int update(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            bind(statement);
            return statement.executeUpdate();
        }
    }

    /** Changes what is stored, however many rows. */
    public void run(Connection connection) throws SQLException {
        var unused = update(connection);
    }

    /**
     * Takes row by row, so many at a time, so that any number fits into memory; within a transaction. A cursor is planned for its
     * first rows to come soon; all rows at once could be had by sorting them first.
     */
    public void inParts(Connection connection, int atOnce, Taker taker) throws SQLException {
        try (var cursor = connection.prepareStatement("declare part no scroll cursor for " + text)) {
            bind(cursor);
            cursor.execute();
        }
        try (var statement = connection.createStatement()) { // not prepared: what it fetches is another thing each time
            for (var count = atOnce; count == atOnce; ) {
                count = take(statement.executeQuery("fetch " + atOnce + " from part"), taker);
            }
            statement.execute("close part");
        }
    }

    private static int take(ResultSet found, Taker taker) throws SQLException {
        var count = 0;
        try (found) {
            for (; found.next(); count++) {
                taker.take(found);
            }
        }
        return count;
    }

    /** Whether some of its values are asked first. */
    boolean looksUp() {
        return values.stream().anyMatch(Sql.class::isInstance);
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (var index = 0; index < values.size(); index++) {
            statement.setObject(index + 1, parameter(statement.getConnection(), values.get(index)));
        }
    }

    private static Object parameter(Connection connection, Object value) throws SQLException {
        return switch (value) {
            case Collection<?> many -> connection.createArrayOf("text", many.toArray());
            case Sql lookup -> parameter(connection, lookup.list(connection, row -> row.getString(1)));
            case Instant moment -> moment.atOffset(ZoneOffset.UTC);
            default -> value;
        };
    }
}
