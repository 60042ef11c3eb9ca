package dev.entente.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file with the number of a process and nothing else. Numbers are used again, so the process must also carry its mark. */
record PidFile(Path file) {
    void write(long pid) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, pid + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The living process of the file.
     *
     * @param mark a part of its command line
     */
    Optional<ProcessHandle> process(String mark) {
        return number().flatMap(ProcessHandle::of)
                .filter(candidate -> ProcFiles.commandLine(candidate.pid()).contains(mark));
    }

    private Optional<Long> number() {
        try {
            return Optional.of(Long.valueOf(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // missing, or cut off by a full disk
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
