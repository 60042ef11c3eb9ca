package dev.entente.local.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.entente.local.process.Folders;
import dev.entente.local.process.LocalFailure;

/**
 * A packaged Quarkus application, copied beside the data to be run from there: a build that replaces the jars of a running JVM would
 * break it, and builds go on while the system is up.
 *
 * @param built what the build made
 * @param installed the copy
 */
record InstalledApp(Path built, Path installed) {
    Path jar() {
        return installed.resolve("quarkus-run.jar");
    }

    /** Whether the copy is what was built last, file by file. */
    boolean isCurrent() {
        try {
            List<Path> files = files(built);
            return files.equals(files(installed)) && files.stream().allMatch(this::isSame);
        } catch (IOException e) {
            return false;
        }
    }

    void install() {
        if (!Files.isRegularFile(built.resolve("quarkus-run.jar"))) {
            throw new LocalFailure("%s is missing. Build it: ./mvnw -B -q -DskipTests package".formatted(built));
        }
        if (isCurrent()) {
            return;
        }
        try {
            Folders.delete(installed);
            Files.createDirectories(installed);
            for (Path file : files(built)) {
                Path copy = installed.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(built.resolve(file), copy);
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
