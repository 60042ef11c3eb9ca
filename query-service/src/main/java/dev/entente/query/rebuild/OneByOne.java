package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.entente.ledger.Batches;
import dev.entente.ledger.EventRows;
import dev.entente.ledger.Intake;
import dev.entente.ledger.LogReader;
import dev.entente.ledger.LogRecord;
import dev.entente.ledger.Patience;
import dev.entente.ledger.Transactions;
import dev.entente.query.ledger.Sql;
import dev.entente.query.projection.Telling;

/**
 * Tells an aggregate whose events make no sense together: they are taken out of the archive, and applied one by one in the
 * order of their recording, so that those that cannot be applied are parked alone.
 */
final class OneByOne {

    private record Stored(Instant recorded, int partition, long offset) {

        static final Comparator<Stored> BY_RECORDING = Comparator.comparing(Stored::recorded)
                .thenComparingInt(Stored::partition)
                .thenComparingLong(Stored::offset);

        static Stored read(ResultSet row) throws SQLException {
            return new Stored(row.getObject(1, OffsetDateTime.class).toInstant(), row.getInt(2), row.getLong(3));
        }
    }

    /** Events of the aggregates, and what was recorded under their keys beside. */
    private static final String TAKE_OUT = """
            with events as (
              delete from event where subject = any(?::text[])
              returning source, id, recorded, log_partition, log_offset
            ), links as (
              delete from same_as using events where (same_as.source, same_as.id) = (events.source, events.id)
            ), repetitions as (
              delete from repetition using events where (repetition.source, repetition.id) = (events.source, events.id)
              returning repetition.recorded, repetition.log_partition, repetition.log_offset
            )
            select recorded, log_partition, log_offset from events union all select * from repetitions""";

    private final String subject;
    private final LogReader log;
    private final Clock clock;
    private final Patience patience;
    private final Duration silence;

    OneByOne(String subject, LogReader log, Clock clock, Patience patience, Duration silence) {
        this.subject = subject;
        this.log = log;
        this.clock = clock;
        this.patience = patience;
        this.silence = silence;
    }

    /** Within a transaction that is open. */
    void tell(Connection connection) throws SQLException, InterruptedException {
        var intake = new Intake(Transactions.within(connection), Telling.asItComes(), clock);
        var batches = new Batches<>(intake.onceMore(), patience);
        for (var stored : takeOut(connection)) {
            batches.take(record(stored));
        }
    }

    private List<Stored> takeOut(Connection connection) throws SQLException {
        var members = EventRows.component(connection, List.of(subject));
        return Sql.of(TAKE_OUT, members).list(connection, Stored::read).stream()
                .sorted(Stored.BY_RECORDING)
                .toList();
    }

    private List<LogRecord> record(Stored stored) throws SQLException, InterruptedException {
        var records = new ArrayList<LogRecord>();
        log.read(
                Map.of(stored.partition(), stored.offset()),
                Map.of(stored.partition(), stored.offset() + 1),
                silence,
                records::addAll);
        return records;
    }
}
