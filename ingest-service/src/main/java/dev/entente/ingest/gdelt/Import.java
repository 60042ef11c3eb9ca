package dev.entente.ingest.gdelt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import dev.entente.ingest.gdelt.Imported.Stop;
import dev.entente.ingest.line.LineReader;
import dev.entente.ingest.passage.Outcome;

/**
 * Leads the rows of an export to a destination. A bounded number of events is under way at once, so memory stays flat
 * however long the file is. When the log does not keep events, reading stops.
 */
public final class Import {

    /** After so many rows without the form of an event export nothing else is expected of a file. */
    private static final long FORMLESS = 10_000;

    private record UnderWay(long row, CompletableFuture<Outcome> outcome) {}

    private final Export export;
    private final Sieve sieve;
    private final Destination destination;
    private final int window;
    private final Ledger ledger = new Ledger();
    private final Queue<UnderWay> underWay = new ArrayDeque<>();
    private Optional<Stop> stop = Optional.empty();

    private Import(Export export, String source, Destination destination, int window) {
        this.export = export;
        this.sieve = new Sieve(source);
        this.destination = destination;
        this.window = window;
    }

    /**
     * Reads an export to its end, or until it must stop.
     *
     * @param source in whose name the events are reported
     * @param window how many events are under way at once
     */
    public static Imported run(Export export, String source, Destination destination, int window) {
        return new Import(export, source, destination, window).run();
    }

    private Imported run() {
        try {
            for (var line = next(); line.isPresent(); line = next()) {
                row(line.get());
            }
        } catch (Beyond e) {
            stop = Optional.of(new Stop.TooLarge(e.getMessage()));
        } catch (NoExport e) {
            stop = Optional.of(new Stop.NoExport(e.getMessage()));
        } catch (EOFException e) {
            stop = Optional.of(
                    new Stop.Unreadable("The file is cut off and cannot be read to its end. Send it again, whole.", e));
        } catch (IOException e) {
            stop = Optional.of(new Stop.Unreadable("The file cannot be read to its end: " + reason(e) + ".", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop = Optional.of(new Stop.Unreadable(
                    "Reading was interrupted.", (IOException) new InterruptedIOException().initCause(e)));
        }
        while (!underWay.isEmpty()) {
            settle(underWay.remove());
        }
        return new Imported(ledger.report(), ledger.subjectDigests(), stop.or(this::noExport));
    }

    /** A file without a single row of the right form is something else. */
    private Optional<Stop> noExport() {
        return ledger.isFormless()
                ? Optional.of(new Stop.NoExport(
                        "This is no event export of GDELT: of %,d rows read none has the form of one. The first %s."
                                .formatted(
                                        ledger.rows(),
                                        ledger.report().failures().getFirst().detail())))
                : Optional.empty();
    }

    private static String reason(IOException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "it ended early");
    }

    private Optional<LineReader.Line> next() throws IOException {
        var goesOn = stop.isEmpty() && !(ledger.isFormless() && ledger.rows() >= FORMLESS);
        return goesOn ? export.next() : Optional.empty();
    }

    private void row(LineReader.Line line) throws InterruptedException {
        var row = ledger.nextRow();
        try {
            switch (sieve.of(Row.of(line))) {
                case Verdict.Skipped skipped -> ledger.skipped(skipped.reason());
                case Verdict.Cooperation cooperation -> {
                    ledger.event(cooperation.event().path("subject").textValue());
                    underWay.add(new UnderWay(row, destination.take(cooperation.event())));
                }
            }
        } catch (Malformed.Formless e) {
            ledger.formless(row, e.getMessage());
        } catch (Malformed e) {
            ledger.malformed(row, e.getMessage());
        }
        while (underWay.size() >= window || isOldestDone()) {
            settle(underWay.remove());
        }
    }

    /** A log that is away is noticed by the first event, not when the window is full. */
    private boolean isOldestDone() {
        return !underWay.isEmpty() && underWay.element().outcome().isDone();
    }

    private void settle(UnderWay event) {
        switch (event.outcome().join()) {
            case Outcome.Accepted accepted -> ledger.accepted();
            case Outcome.Refused refused -> {
                ledger.rejected(event.row(), refused.reason());
                if (refused.isForNow()) {
                    stop = Optional.of(new Stop.Unavailable(refused.problem()));
                }
            }
        }
    }
}
