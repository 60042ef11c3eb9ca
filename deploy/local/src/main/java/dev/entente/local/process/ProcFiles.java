package dev.entente.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Linux tells of processes under /proc. */
public final class ProcFiles {
    private ProcFiles() {}

    /** The command line with spaces between its words; empty for a process that is gone, or that only waits to be reaped. */
    static String commandLine(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "cmdline"))
                .replace('\0', ' ')
                .strip();
    }

    /** Whether the process is gone, or only waits to be reaped. */
    static boolean hasEnded(long pid) {
        String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.isEmpty() || stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    }

    /** An environment variable as it was when the process was started. */
    static Optional<String> variable(long pid, String name) {
        String all = read(Path.of("/proc", Long.toString(pid), "environ"));
        return Stream.of(all.split("\0"))
                .filter(variable -> variable.startsWith(name + "="))
                .map(variable -> variable.substring(name.length() + 1))
                .findFirst();
    }

    /** The living processes that work in that folder, as far as we may see where they work. */
    public static List<Long> workingIn(Path folder) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> folder.equals(workingFolder(pid)))
                .toList();
    }

    private static Path workingFolder(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"));
        } catch (IOException e) {
            return Path.of(""); // gone, or another user's
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // the process is gone
        }
    }
}
