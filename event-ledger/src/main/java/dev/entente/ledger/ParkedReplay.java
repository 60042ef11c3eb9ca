package dev.entente.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

import dev.entente.events.schema.InvalidEvent;

/** Tries a parked record again: what could not be handled then may be, after a program or a database was mended. */
public final class ParkedReplay {

    /** What came of it. */
    public sealed interface Outcome {

        /** It is applied in its place, and parked no more. */
        record Done() implements Outcome {}

        /** Nothing is parked at the place. */
        record Unknown() implements Outcome {}

        /** It cannot be handled now either, and stays parked. */
        record Refused(String reason) implements Outcome {}
    }

    private static final class NothingThere extends RuntimeException {
        private static final long serialVersionUID = 1;

        NothingThere() {
            super("nothing is parked there", null, false, false);
        }
    }

    /** More than a rebalance could explain. */
    private static final int FINALLY = 100;

    private static final String TOPIC = "entente.events"; // for the record's description only

    private final Transactions transactions;
    private final Effects effects;
    private final Clock clock;

    public ParkedReplay(Transactions transactions, Effects effects, Clock clock) {
        this.transactions = transactions;
        this.effects = effects;
        this.clock = clock;
    }

    /**
     * Applies the record at the place as if it came now, in the order of its recording.
     *
     * @throws SQLException if the database does not answer, and nothing has changed
     */
    public Outcome of(Place place) throws SQLException {
        try {
            var batch = transactions.run(connection -> {
                Intake.lock(connection, true);
                Positions.lock(connection, List.of(place.partition()));
                var record = Parking.take(connection, TOPIC, place).orElseThrow(NothingThere::new);
                record.event();
                return new Intake(Transactions.partOf(connection), effects, clock)
                        .onceMore()
                        .applied(List.of(record));
            });
            effects.done(batch);
            return new Outcome.Done();
        } catch (NothingThere e) {
            return new Outcome.Unknown();
        } catch (InvalidEvent e) {
            return new Outcome.Refused("not a valid event: " + e.getMessage());
        } catch (SQLException | RuntimeException e) {
            if (Blame.isOfTheData(e, FINALLY)) {
                return new Outcome.Refused(
                        "could not be applied: " + Blame.root(e).getMessage());
            }
            throw e;
        }
    }
}
