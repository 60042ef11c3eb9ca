package dev.entente.local.process;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a process has written into its log since it was started; the log also has what those before it wrote.
 *
 * @param from where it begins, in bytes
 */
record RunLog(Path file, long from) {
    private static final int AT_MOST = 1 << 18;

    /** The innermost cause, as Java writes it, or as our services do whose log is JSON. */
    private static final Pattern CAUSE = Pattern.compile(
            "^\\s*Caused by: (?:[\\w.$]+: )?(.+)$|\"exceptionType\":\"[^\"]*\",\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"",
            Pattern.MULTILINE);

    /** Where Flyway begins a change of the schema, of which it says no more until all are through; JSON escapes its quotes. */
    private static final Pattern MIGRATION =
            Pattern.compile("Migrating schema \\S+ (?:to version|with repeatable migration) \\\\?\"([^\"\\\\]+)"
                    + "|Successfully applied \\d+ migration|No migration necessary");

    /** From now on. */
    static RunLog beginning(Path file) {
        File written = file.toFile();
        return new RunLog(file, written.length());
    }

    /** Its end, to be shown to a person. */
    String lastLines(int count) {
        List<String> lines = text().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    /** What the last exception says of its innermost cause. */
    Optional<String> reason() {
        return CAUSE.matcher(text())
                .results()
                .reduce((some, later) -> later)
                .map(last -> last.group(1) == null ? last.group(2) : last.group(1));
    }

    /** The change of its database's schema that it is at, as Flyway names it. */
    Optional<String> migration() {
        return MIGRATION
                .matcher(text())
                .results()
                .reduce((some, later) -> later)
                .map(last -> last.group(1));
    }

    private String text() {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.max(from, log.length() - AT_MOST));
            byte[] text = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(text);
            return new String(text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(the log %s cannot be read: %s)".formatted(file, e.getMessage());
        }
    }
}
