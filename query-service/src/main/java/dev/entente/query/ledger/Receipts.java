package dev.entente.query.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.entente.events.Position;

/** Reading at least at a position: whoever holds the receipt of an event sees what it made. */
@ApplicationScoped
public class Receipts {

    /** How long a read waits for its position. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Arrivals arrivals;
    private final Clock clock;

    Receipts(Ledger ledger, Arrivals arrivals, Clock clock) {
        this.ledger = ledger;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /**
     * Asks a snapshot that covers the position.
     *
     * @return the answer; nothing if the position was not reached in time
     * @throws LedgerUnavailable if the database does not answer
     */
    public <T> Optional<T> read(Position wanted, Cost cost, Ledger.Question<T> question) throws InterruptedException {
        var deadline = clock.instant().plus(PATIENCE);
        var answer = tryToRead(wanted, cost, question);
        while (answer.isEmpty() && arrivals.await(wanted, until(deadline))) {
            answer = tryToRead(wanted, cost, question);
        }
        return answer;
    }

    private Duration until(Instant deadline) {
        return Duration.between(clock.instant(), deadline);
    }

    private <T> Optional<T> tryToRead(Position wanted, Cost cost, Ledger.Question<T> question) {
        return ledger.read(
                cost, snapshot -> isCovered(wanted, snapshot) ? Optional.of(question.ask(snapshot)) : Optional.empty());
    }

    /** Where nothing is demanded, the question may be the first that the snapshot is asked. */
    private static boolean isCovered(Position wanted, Snapshot snapshot) throws SQLException {
        return wanted.equals(Position.START) || snapshot.position().covers(wanted);
    }
}
