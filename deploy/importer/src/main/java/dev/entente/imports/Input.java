package dev.entente.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipInputStream;

import dev.entente.imports.send.EventFile;

/** What kind of file somebody wants to import, told by its first bytes and not by its name. */
enum Input {
    EVENTS,
    GDELT_TABLE,
    GDELT_ZIP,
    JSON_ARRAY,
    NOTHING,
    TABLE;

    private static final int LOOK_AHEAD = 64 * 1024;

    /** How many columns the exports of GDELT have: 2.0, 1.0, and 1.0 for days before April 2013. */
    private static final Set<Integer> GDELT_COLUMNS = Set.of(61, 58, 57);

    static Input of(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), LOOK_AHEAD)) {
            if (isZip(in)) {
                return ofZip(in);
            }
            var packed = EventFile.isCompressed(in);
            var kind = ofText(EventFile.text(in));
            return kind == GDELT_TABLE && packed ? TABLE : kind; // the service takes no compressed one but the zip
        }
    }

    private static boolean isZip(InputStream in) throws IOException {
        in.mark(4);
        var magic = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
        in.reset();
        return magic.equals("PK\u0003\u0004");
    }

    private static Input ofZip(InputStream in) throws IOException {
        var zip = new ZipInputStream(in);
        var entry = zip.getNextEntry();
        return entry != null && entry.getName().toLowerCase(Locale.ROOT).endsWith(".csv") && ofText(zip) == GDELT_TABLE
                ? GDELT_ZIP
                : TABLE;
    }

    private static Input ofText(InputStream in) throws IOException {
        var beginning = new String(in.readNBytes(LOOK_AHEAD), StandardCharsets.UTF_8).stripLeading();
        if (beginning.isEmpty()) {
            return NOTHING;
        }
        if (beginning.startsWith("{")) {
            return EVENTS;
        }
        if (beginning.startsWith("[")) {
            return JSON_ARRAY;
        }
        var cells = beginning.lines().findFirst().orElse("").split("\t", -1);
        return GDELT_COLUMNS.contains(cells.length) && cells[0].matches("\\d+") ? GDELT_TABLE : TABLE;
    }
}
