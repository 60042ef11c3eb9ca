package dev.entente.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Asks a database whether it answers, for those who have to say so in time: who asks a database that hangs waits no longer for it than for one
 * that refuses. One question is under way at most, and who asks meanwhile gets its answer.
 */
public final class DatabaseProbe {

    /** After which an answer is there, of whatever kind: those who look after replicas give up after some two seconds. */
    public static final Duration PATIENCE = Duration.ofMillis(1_500);

    private static final String SILENT = "it has not answered for " + PATIENCE.toMillis() + " ms";

    private final Transactions transactions;
    private CompletableFuture<Optional<String>> underWay = CompletableFuture.completedFuture(Optional.empty());

    public DatabaseProbe(DataSource database) {
        this.transactions = Transactions.of(database, PATIENCE);
    }

    /** Why the database cannot be used, in a few words; nothing if it answers. Complete after {@link #PATIENCE} at the latest. */
    public CompletableFuture<Optional<String>> fault() {
        return answer().copy().completeOnTimeout(Optional.of(SILENT), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized CompletableFuture<Optional<String>> answer() {
        if (underWay.isDone()) {
            underWay =
                    CompletableFuture.supplyAsync(this::ask, Thread.ofVirtual().name("probe")::start);
        }
        return underWay;
    }

    private Optional<String> ask() {
        try {
            transactions.run(connection -> {
                try (var question = connection.createStatement()) {
                    return question.execute("select 1");
                }
            });
            return Optional.empty();
        } catch (SQLException | RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
