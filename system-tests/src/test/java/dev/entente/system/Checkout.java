package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The commands of the checkout and of the machine, with an environment that is added to ours. */
record Checkout(Map<String, String> environment, Duration patience) {

    private static final Path ROOT = Path.of(System.getProperty("entente.root"));

    /** What a command came to. */
    record Outcome(int status, String output) {}

    /** A file of the checkout. */
    static Path file(String path) {
        return ROOT.resolve(path);
    }

    /** Runs a command, which must succeed; returns what it prints. */
    String run(String... command) {
        var outcome = attempt(command);
        if (outcome.status() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + outcome.output());
        }
        return outcome.output();
    }

    boolean succeeds(String... command) {
        return attempt(command).status() == 0;
    }

    /** Runs a command, {@code deploy/…} of the checkout or another one of the machine, whatever it comes to. */
    Outcome attempt(String... command) {
        try {
            var output = Files.createTempFile("entente", ".out"); // no pipe: what stays running would keep it open
            var builder = new ProcessBuilder(command).directory(ROOT.toFile());
            builder.environment().putAll(environment);
            builder.redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
            if (command[0].startsWith("deploy/")) {
                builder.command().set(0, file(command[0]).toString());
            }
            var process = builder.start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroy();
                return new Outcome(-1, "not at its end after " + patience + "\n" + Files.readString(output));
            }
            var text = Files.readString(output);
            Files.delete(output);
            return new Outcome(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
