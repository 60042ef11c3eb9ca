package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

import dev.entente.ledger.Batches;
import dev.entente.ledger.Effects;
import dev.entente.ledger.Intake;
import dev.entente.ledger.LogReader;
import dev.entente.ledger.Patience;
import dev.entente.ledger.Positions;
import dev.entente.ledger.Transactions;
import dev.entente.query.ledger.Sql;
import dev.entente.query.projection.Retelling;
import dev.entente.query.projection.Telling;

/**
 * Makes the read models from the log in the schema of a session: first everything is archived, then aggregate after
 * aggregate is told from its beginning, then indexes are made; what comes after is applied as it always is. Each step is a
 * transaction that also says how far it is, so that a making that ended anywhere is taken up there.
 */
final class Making {

    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** So many as have gone before the collector of garbage moves them to where they stay. */
    private static final int SUBJECTS_AT_ONCE = 300;

    /** So many as take a few seconds, after which it is seen how far it is: an aggregate that takes more is told alone. */
    private static final long TELLINGS_AT_ONCE = 50_000;

    /** Up to how many events each of an aggregate is told at every moment since it is known. */
    private static final long MOMENTS = 100;

    private final Session session;
    private final Connection connection;
    private final LogReader log;
    private final Clock clock;
    private final Patience patience;
    private final Watch watch;
    private final Retelling retelling = new Retelling();
    private long archived;
    private long folded;

    Making(Session session, LogReader log, Clock clock, Patience patience, Watch watch) {
        this.session = session;
        this.connection = session.connection();
        this.log = log;
        this.clock = clock;
        this.patience = patience;
        this.watch = watch;
    }

    /**
     * Makes what the serving read models reflect by now.
     *
     * @param generation what is made; one that was begun under the same number and by the same program is taken up
     * @throws Impossible if the log does not hold all that the serving read models reflect
     * @throws InterruptedException if the service stops, or the connection is lost
     */
    void make(long generation) throws SQLException, InterruptedException {
        demandWholeLog();
        if (!isBegun(generation)) {
            begin(generation);
        }
        count();
        if (phase() == Phase.ARCHIVING) {
            read(served(), SILENCE, Telling.later());
            enter(Phase.FOLDING);
        }
        if (phase() == Phase.FOLDING) {
            fold();
            enter(Phase.INDEXING);
        }
    }

    /** Makes it fit to serve, and brings it to where the serving read models are by now. */
    void finish() throws SQLException, InterruptedException {
        if (phase() == Phase.INDEXING) {
            new Copies(session).finish();
            enter(Phase.WHOLE);
        }
        follow(SILENCE);
    }

    /** Applies what the serving read models reflect by now, and this does not. */
    void follow(Duration silence) throws SQLException, InterruptedException {
        read(served(), silence, Telling.asItComes());
    }

    /** How many events the serving read models are ahead. */
    long behind() throws SQLException {
        var here = Positions.read(connection);
        return served().entrySet().stream()
                .mapToLong(entry -> Math.max(0, entry.getValue() - here.getOrDefault(entry.getKey(), 0L)))
                .sum();
    }

    /** How many events the serving read models reflect. */
    long servedEvents() throws SQLException {
        return served().values().stream().mapToLong(Long::longValue).sum();
    }

    /** The offset behind the last event that the serving read models reflect, by partition. */
    Map<Integer, Long> served() throws SQLException {
        return Sql.of("select log_partition, next_offset from "
                        + session.schemas().serving() + ".log_position")
                .list(connection, row -> Map.entry(row.getInt(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    Phase phase() throws SQLException {
        return Phase.of(Sql.of("select phase from edition").only(connection, row -> row.getString(1)));
    }

    void enter(Phase phase) throws SQLException {
        Sql.of("update edition set phase = ?", phase.code()).run(connection);
    }

    private void demandWholeLog() throws SQLException {
        log.begins().forEach((partition, first) -> {
            if (first > 0) {
                throw new Impossible("Partition " + partition + " of the log begins at offset " + first
                        + ": what came before is not in the log any more, and would be lost. Give the log back first.");
            }
        });
        var ends = log.ends();
        served().forEach((partition, next) -> {
            if (next > ends.getOrDefault(partition, 0L)) {
                throw new Impossible("The read models reflect " + next + " records of partition " + partition
                        + ", but the log holds " + ends.getOrDefault(partition, 0L)
                        + ": it is not the log that they were made from. Give the log back first.");
            }
        });
    }

    private boolean isBegun(long generation) throws SQLException {
        if (!session.exists(session.schema())) {
            return false;
        }
        return Sql.of(
                        "select exists (select from edition where generation = ? and projection = ?)",
                        generation,
                        Telling.version().toString())
                .only(connection, row -> row.getBoolean(1));
    }

    private void begin(long generation) throws SQLException {
        Transactions.on(connection).run(begun -> {
            new Copies(session).make();
            return Sql.of(
                            "insert into edition values (?, 0, ?, ?, '')",
                            generation,
                            Telling.version().toString(),
                            Phase.ARCHIVING.code())
                    .update(begun);
        });
    }

    private void count() throws SQLException {
        archived = number("select coalesce(sum(next_offset), 0) from log_position");
        folded = switch (phase()) {
            case ARCHIVING -> 0;
            case FOLDING -> number("select count(*) from event, edition where subject <= folded_to");
            case INDEXING, WHOLE, COMPARED -> archived;
        };
        watch.passed(archived, folded);
    }

    private long number(String sql) throws SQLException {
        return Sql.of(sql).only(connection, row -> row.getLong(1));
    }

    private void read(Map<Integer, Long> until, Duration silence, Effects effects)
            throws SQLException, InterruptedException {
        var transactions = connection.getAutoCommit() ? Transactions.on(connection) : Transactions.within(connection);
        var batches = new Batches<>(
                new OnlyHere<>(connection, new Intake(transactions, effects, clock).undisturbed()), patience);
        log.read(Positions.read(connection), until, silence, batch -> {
            batches.take(batch);
            archived += batch.size();
            watch.passed(archived, folded);
        });
    }

    private record Chunk(List<String> subjects, long events) {}

    private record Aggregate(String subject, long events) {}

    private void fold() throws SQLException, InterruptedException {
        for (var chunk = next(); !chunk.subjects().isEmpty(); chunk = next()) {
            fold(chunk);
            folded += chunk.events();
            watch.passed(archived, folded);
        }
        folded = archived;
        watch.passed(archived, folded);
    }

    private Chunk next() throws SQLException {
        var upcoming =
                Sql.of("""
                select subject, count(*) from event where subject > (select folded_to from edition)
                 group by subject order by subject limit ?""", SUBJECTS_AT_ONCE).list(connection, row -> new Aggregate(row.getString(1), row.getLong(2)));
        var subjects = new ArrayList<String>();
        var events = 0L;
        var tellings = 0L;
        for (var aggregate : upcoming) {
            tellings += tellings(aggregate.events());
            if (tellings > TELLINGS_AT_ONCE && !subjects.isEmpty()) {
                break;
            }
            subjects.add(aggregate.subject());
            events += aggregate.events();
        }
        return new Chunk(subjects, events);
    }

    /** How often events of an aggregate are told in all, if each was recorded at another moment. */
    private static long tellings(long events) {
        return events * Math.min(events, 2 * MOMENTS) / 2;
    }

    private void fold(Chunk chunk) throws InterruptedException {
        fold(chunk.subjects(), part -> watch.passing(archived, folded + (long) (part * chunk.events())));
    }

    /** Of aggregates that cannot be told, the one to blame is found, and taken event by event. */
    private void fold(List<String> subjects, DoubleConsumer heard) throws InterruptedException {
        var failure = insist(
                "to tell " + subjects.size() + " aggregates", told -> retelling.tell(told, subjects, heard), subjects);
        if (failure && subjects.size() > 1) {
            fold(subjects.subList(0, subjects.size() / 2), part -> {});
            fold(subjects.subList(subjects.size() / 2, subjects.size()), part -> {});
        } else if (failure) {
            var one = new OneByOne(subjects.getFirst(), log, clock, patience, SILENCE);
            if (insist("to tell the events of " + subjects.getFirst() + " one by one", one::tell, subjects)) {
                throw new IllegalStateException(
                        subjects.getFirst() + " can be told neither at once nor event by event");
            }
        }
    }

    /** A step of folding. */
    private interface Step {
        void in(Connection connection) throws SQLException, InterruptedException;
    }

    private boolean insist(String what, Step step, List<String> subjects) throws InterruptedException {
        return patience.insist(
                        what,
                        () -> OnlyHere.guard(connection, () -> {
                            connection.setAutoCommit(false);
                            try {
                                step.in(connection);
                                foldedTo(subjects.getLast());
                                connection.commit();
                            } finally {
                                connection.rollback(); // of what was not committed
                                connection.setAutoCommit(true);
                            }
                        }))
                .isPresent();
    }

    private void foldedTo(String subject) throws SQLException {
        Sql.of("update edition set folded_to = ?", subject).run(connection);
    }
}
