package dev.entente.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of a process under {@code /proc}. */
public record ProcessUse(long pid) {

    private static final double TICKS_PER_SECOND = 100; // of user space, on every platform that Java runs on

    /** Processor time since its start, in seconds: of all threads, in user and kernel mode. */
    public double cpuSeconds() {
        var stat = read("stat");
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** The same with the processes that it started and that still run, as a database has one for each connection. */
    public double cpuSecondsWithChildren() {
        return cpuSeconds()
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToDouble(child -> new ProcessUse(child.pid()).cpuSecondsIfItRuns())
                        .sum();
    }

    private double cpuSecondsIfItRuns() {
        return Files.exists(Path.of("/proc", Long.toString(pid))) ? cpuSeconds() : 0;
    }

    /** Memory that is resident now, in MiB. */
    public long residentMebibytes() {
        return mebibytes("VmRSS:");
    }

    /** The most memory that ever was resident, in MiB. */
    public long mostResidentMebibytes() {
        return mebibytes("VmHWM:");
    }

    private long mebibytes(String name) {
        return read("status")
                        .lines()
                        .filter(line -> line.startsWith(name))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid + " cannot be looked at; has it ended?", e);
        }
    }
}
