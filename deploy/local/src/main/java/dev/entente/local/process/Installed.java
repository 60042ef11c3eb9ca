package dev.entente.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a build made, copied beside the data to be run from there: a build that replaces or takes away the files of a running
 * program would break it, and builds go on while the system is up.
 *
 * @param built what the build made
 * @param installed the copy
 */
public record Installed(Path built, Path installed) {
    /** Whether the copy is what was built last, file by file. */
    public boolean isCurrent() {
        try {
            List<Path> files = files(built);
            return files.equals(files(installed)) && files.stream().allMatch(this::isSame);
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes the copy what was built last; an older one goes. */
    public void install() {
        if (isCurrent()) {
            return;
        }
        try {
            Folders.delete(installed);
            Files.createDirectories(installed);
            for (Path file : files(built)) {
                Path copy = installed.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(built.resolve(file), copy, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new LocalFailure(
                    "%s cannot be copied to %s (is the disk full?): %s".formatted(built, installed, e), e);
        }
    }

    private boolean isSame(Path file) {
        try {
            return Files.mismatch(built.resolve(file), installed.resolve(file)) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Relative to the folder, in a fixed order. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }
}
