package dev.entente.benchmarks.query;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.entente.benchmarks.measure.ProcessorUse;

/** Watches the projection until it has come to the end of the log. */
final class Projecting {

    /**
     * How it went.
     *
     * @param from how many events were projected when the watching began
     * @param cpu microseconds of each process for each event
     */
    record Rate(long from, long events, double seconds, List<Double> cpu) {

        double perSecond() {
            return events / seconds;
        }
    }

    private static final long BETWEEN_LOOKS = 500_000_000;

    private final Ledger ledger;
    private final List<Long> processes;

    Projecting(Ledger ledger, List<Long> processes) {
        this.ledger = ledger;
        this.processes = processes;
    }

    Rate until(long end) {
        var from = projected();
        var start = System.nanoTime();
        var use = new ProcessorUse(processes);
        var told = start;
        for (var now = from; now < end; now = projected()) {
            if (System.nanoTime() - told > 20 * BETWEEN_LOOKS) {
                told = System.nanoTime();
                System.err.printf("%,d of %,d events, %,.0f a second%n", now, end, (now - from) * 1e9 / (told - start));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        return new Rate(from, end - from, seconds, use.each(end - from));
    }

    private long projected() {
        return ledger.number("select coalesce(sum(next_offset), 0) from log_position");
    }
}
