package dev.entente.local.process;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the checkout keeps what the child processes run with. The root is the system property {@code entente.root}, or else the
 * nearest folder above the working directory that holds {@code deploy/local}.
 */
public final class Checkout {
    private static final Path MODULE = Path.of("deploy", "local");

    private Checkout() {}

    public static Path root() {
        String given = System.getProperty("entente.root");
        return given == null
                ? above(Path.of("").toAbsolutePath())
                : Path.of(given).toAbsolutePath();
    }

    /** This module's own classes, for the child processes that run one of them. */
    public static Path classes() {
        return built("classes");
    }

    /** The folder with the jars or binaries of a child process: kafka, mail, postgres. */
    public static Path lib(String name) {
        return built("lib/" + name);
    }

    /** The {@code java} that this process itself runs on. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path built(String name) {
        Path folder = root().resolve(MODULE).resolve("target").resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new LocalFailure(
                    "%s is missing. Build it: ./mvnw -B -q -pl deploy/local -am package -DskipTests".formatted(folder));
        }
        return folder;
    }

    private static Path above(Path folder) {
        if (Files.isDirectory(folder.resolve(MODULE))) {
            return folder;
        }
        if (folder.getParent() == null) {
            throw new LocalFailure(
                    "No checkout of Entente was found above %s. Run this inside one, or set -Dentente.root."
                            .formatted(Path.of("").toAbsolutePath()));
        }
        return above(folder.getParent());
    }
}
