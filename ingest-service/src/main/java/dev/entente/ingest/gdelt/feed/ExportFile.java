package dev.entente.ingest.gdelt.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An event export that a list of GDELT names: {@code size MD5 URL}, divided by single spaces. Of the URL only the name of
 * the file is used.
 *
 * @param bytes size of the zip archive
 * @param md5 of the zip archive, hexadecimal
 * @param added when its rows were added: the time in its name
 */
record ExportFile(String name, long bytes, String md5, Instant added) {

    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    private static final Pattern LINE = Pattern.compile(
            "(?<bytes>[0-9]{1,12}) (?<md5>[0-9a-fA-F]{32}) \\S{0,500}/(?<name>(?<stamp>[0-9]{14})\\.export\\.CSV\\.zip)\\s*");

    /** The export that the line names; nothing if it names another file, or none. */
    static Optional<ExportFile> parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return instant(parts.group("stamp"))
                .map(added -> new ExportFile(
                        parts.group("name"),
                        Long.parseLong(parts.group("bytes")),
                        parts.group("md5").toLowerCase(Locale.ROOT),
                        added));
    }

    static Optional<Instant> instant(String stamp) {
        try {
            return Optional.of(LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String stamp(Instant added) {
        return STAMP.withZone(ZoneOffset.UTC).format(added);
    }
}
