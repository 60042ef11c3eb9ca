package dev.entente.notification.news;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.narayana.jta.QuarkusTransactionException;

import dev.entente.ledger.Effects;
import dev.entente.ledger.ParkedEntry;
import dev.entente.ledger.ParkedReplay;
import dev.entente.ledger.Place;
import dev.entente.ledger.Transactions;
import dev.entente.notification.sql.DatabaseFailure;

/**
 * What could not be read or applied here, and trying it again: its news are written down as if it had come in time, so whoever
 * subscribed before it was reported is told, and nobody of what is known as told already. All of it is {@link DatabaseFailure} where
 * the database does not answer.
 */
@Singleton
public class Parked {

    private final Transactions transactions;
    private final ParkedReplay replay;

    Parked(Transactions transactions, Effects effects, Clock clock) {
        this.transactions = transactions;
        this.replay = new ParkedReplay(transactions, effects, clock);
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    /** So many behind the place, in the order of the log. */
    public List<ParkedEntry> after(Optional<Place> place, int limit) {
        return answer(() -> transactions.run(connection -> ParkedEntry.after(connection, place, limit)));
    }

    public Optional<ParkedEntry> at(Place place) {
        return answer(() -> transactions.run(connection -> ParkedEntry.at(connection, place)));
    }

    public ParkedReplay.Outcome replay(Place place) {
        return answer(() -> replay.of(place));
    }

    private static <T> T answer(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException | QuarkusTransactionException e) {
            throw DatabaseFailure.of(e);
        }
    }
}
