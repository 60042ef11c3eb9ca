package dev.entente.query.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

import dev.entente.events.Position;

/**
 * One consistent look at the read models: everything read through it belongs to one moment.
 *
 * <p>That moment is the first question, or {@link #look}. Each way to the database costs as much as a simple question, so
 * the first question goes the same way as what begins the snapshot, unless something is to be looked up for it, and the last
 * one can take its end along.
 */
public final class Snapshot {

    /** The lock comes before the snapshot is taken, so that no rebuild exchanges what it shows. */
    private static final String BEGIN = String.join(
            ";\n",
            "begin isolation level repeatable read, read only",
            "set local statement_timeout = %d",
            "lock table log_position in access share mode",
            """
            select edition.generation || '.' || edition.revision, log_partition, next_offset, recorded,
                   exists (select from parked)
              from edition left join log_position on true""");

    private static final String END = "rollback";

    private record Seen(Look look, boolean parks) {}

    private final Connection connection;
    private final LatestLook latest;
    private final String begin;
    private Optional<Seen> seen = Optional.empty();
    private LongConsumer scale = bytes -> {};
    private Optional<Planning> planning = Optional.empty();
    private boolean hasEnded;
    private Optional<Snapshot> next = Optional.empty();

    /**
     * A snapshot that is not taken yet.
     *
     * @param connection outside any transaction, and with autocommit, so that the driver begins none
     * @param latest is told what is seen
     * @param begin the text that begins it
     */
    Snapshot(Connection connection, LatestLook latest, String begin) {
        this.connection = connection;
        this.latest = latest;
        this.begin = begin;
    }

    /**
     * The text that begins a snapshot.
     *
     * @param time how long a statement may take, or a part of what is read part by part
     */
    static String beginning(Duration time) {
        return BEGIN.formatted(time.toMillis());
    }

    /** This one; where it has ended with its last question, one of the moment at which it is asked. */
    public Snapshot again() {
        if (!hasEnded) {
            return this;
        }
        if (next.isEmpty()) {
            next = Optional.of(new Snapshot(connection, latest, begin).weighedBy(scale));
        }
        return next.get().again();
    }

    /** Has told what is going to be read of it into memory, in bytes, to whoever has to find room for it. */
    public Snapshot weighedBy(LongConsumer scale) {
        this.scale = scale;
        return this;
    }

    /** To be called before so many bytes are read. */
    public void weigh(long bytes) {
        scale.accept(bytes);
    }

    /** What it reflects. */
    public Look look() throws SQLException {
        return seen().look();
    }

    public Position position() throws SQLException {
        return look().position();
    }

    /** Whether anything is parked. */
    public boolean parks() throws SQLException {
        return seen().parks();
    }

    /** Within the transaction of the snapshot, which is read-only and REPEATABLE READ; not to be closed or kept. */
    public Connection connection() throws SQLException {
        demandThatItLasts();
        seen();
        connection.setAutoCommit(false); // it reads part by part only within what it takes for a transaction
        return connection;
    }

    private Seen seen() throws SQLException {
        if (seen.isEmpty()) {
            var began = latest.begin();
            try (var beginning = connection.prepareStatement(begin + ";\n" + Planning.BY_VALUES.first())) {
                note(resultOf(beginning, beginning.execute()), began);
            }
            planning = Optional.of(Planning.BY_VALUES);
        }
        return seen.orElseThrow();
    }

    void ask(Sql question, Sql.Taker taker) throws SQLException {
        ask(question, List.of(), taker);
    }

    void askAtLast(Sql question, Sql.Taker taker) throws SQLException {
        ask(question, List.of(END), taker);
        hasEnded = true;
        connection.setAutoCommit(true); // as it was found, for the next one
    }

    private void demandThatItLasts() {
        if (hasEnded) {
            throw new IllegalStateException("a snapshot is asked after its last question");
        }
    }

    private void ask(Sql question, List<String> afterwards, Sql.Taker taker) throws SQLException {
        demandThatItLasts();
        if (question.looksUp()) {
            seen();
        }
        var way = new ArrayList<String>();
        if (seen.isEmpty()) {
            way.add(begin);
        }
        var wanted = question.planning();
        if (!planning.equals(Optional.of(wanted))) {
            way.add(planning.map(wanted::after).orElseGet(wanted::first));
        }
        way.add(question.text());
        way.addAll(afterwards);
        var began = latest.begin();
        try (var statement = connection.prepareStatement(String.join(";\n", way))) {
            question.bind(statement);
            var rows = resultOf(statement, statement.execute());
            if (seen.isEmpty()) {
                note(rows, began);
                rows = resultOf(statement, statement.getMoreResults());
            }
            planning = Optional.of(wanted);
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }

    /** The next result that has rows: those of a transaction's commands have none. */
    private static ResultSet resultOf(PreparedStatement statement, boolean hasRows) throws SQLException {
        var found = hasRows;
        while (!found) {
            found = statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    private void note(ResultSet rows, long began) throws SQLException {
        var now = seen(rows);
        latest.taken(now.look(), began);
        seen = Optional.of(now);
    }

    private static Seen seen(ResultSet rows) throws SQLException {
        var edition = "";
        var parks = false;
        var offsets = new TreeMap<Integer, Long>();
        var moments = new ArrayList<Instant>();
        while (rows.next()) {
            edition = rows.getString(1);
            if (rows.getLong(3) > 0) {
                offsets.put(rows.getInt(2), rows.getLong(3) - 1);
            }
            Optional.ofNullable(rows.getObject(4, OffsetDateTime.class))
                    .ifPresent(recorded -> moments.add(recorded.toInstant()));
            parks = rows.getBoolean(5);
        }
        return new Seen(
                new Look(new Position(offsets), edition, moments.stream().max(Instant::compareTo)), parks);
    }
}
