package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Shows with a test that failed what the parts of the system wrote last. */
final class Logs implements AfterTestExecutionCallback {

    private static final int LINES = 40;

    @Override
    public void afterTestExecution(ExtensionContext test) {
        test.getExecutionException().ifPresent(failure -> failure.addSuppressed(new Told(last())));
    }

    private static String last() {
        try (var logs = Files.list(Entente.running().logs())) {
            return logs.sorted().map(Logs::last).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String last(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return log.getFileName() + ":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was written, without a stack of its own. */
    private static final class Told extends Exception {

        private static final long serialVersionUID = 1;

        Told(String text) {
            super(text, null, false, false);
        }
    }
}
