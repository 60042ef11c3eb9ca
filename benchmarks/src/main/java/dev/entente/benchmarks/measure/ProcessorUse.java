package dev.entente.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/** What processes, each with those that it started, use of the processors from now on. */
public final class ProcessorUse {

    private final List<ProcessUse> processes;
    private final List<Double> before;

    public ProcessorUse(List<Long> processes) {
        this.processes = processes.stream().map(ProcessUse::new).toList();
        this.before = seconds();
    }

    /** Microseconds of each process for each of so many things that were done meanwhile. */
    public List<Double> each(long done) {
        var each = new ArrayList<Double>();
        var after = seconds();
        for (var index = 0; index < after.size(); index++) {
            each.add((after.get(index) - before.get(index)) * 1e6 / Math.max(1, done));
        }
        return each;
    }

    private List<Double> seconds() {
        return processes.stream().map(ProcessUse::cpuSecondsWithChildren).toList();
    }
}
