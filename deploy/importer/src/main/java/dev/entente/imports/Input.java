package dev.entente.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.entente.events.json.Json;
import dev.entente.imports.send.EventFile;

/**
 * What somebody wants to import, told by its beginning: by what its first lines hold rather than by the first alone, since
 * one bad line should cost one line. Only where they tell nothing, the name does.
 */
enum Input {
    EVENTS,
    GDELT,
    JSON_ARRAY,
    NOTHING,
    TABLE,
    WORKBOOK;

    /** How much of the beginning, packed and unpacked, is looked at. */
    private static final int LOOK_AHEAD = 64 * 1024;

    /** How many columns the exports of GDELT have: 2.0, 1.0, and 1.0 for days before April 2013. */
    private static final Set<Integer> GDELT_COLUMNS = Set.of(61, 58, 57);

    private static final Pattern NAME_OF_EVENTS = Pattern.compile("(?i).*\\.(ndjson|jsonl)(\\.(gz|zst))?");

    /** What a workbook of Excel's, or of OpenDocument, begins with. */
    private static final Pattern WORKBOOK_ENTRY =
            Pattern.compile("\\[Content_Types\\]\\.xml|_rels/|xl/|docProps/|mimetype");

    static Input of(EventFile file) throws IOException {
        var beginning = file.beginning(LOOK_AHEAD);
        if (EventFile.isZip(beginning)) {
            return ofZip(beginning);
        }
        var kind = ofText(unpacked(beginning));
        return kind == TABLE && NAME_OF_EVENTS.matcher(file.name()).matches() ? EVENTS : kind;
    }

    private static Input ofZip(byte[] beginning) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(beginning))) {
            var entry = zip.getNextEntry();
            var name = entry == null ? "" : entry.getName();
            if (WORKBOOK_ENTRY.matcher(name).lookingAt()) {
                return WORKBOOK;
            }
            return name.toLowerCase(Locale.ROOT).endsWith(".csv") ? ofText(readable(zip)) : TABLE;
        }
    }

    private static String unpacked(byte[] beginning) throws IOException {
        try (var text = EventFile.text(new BufferedInputStream(new ByteArrayInputStream(beginning)))) {
            return readable(text);
        }
    }

    /** As much as the beginning yields: it may end in the middle of something packed. */
    private static String readable(InputStream in) throws IOException {
        var text = new ByteArrayOutputStream();
        var piece = new byte[8 * 1024];
        try {
            for (var read = in.read(piece); read >= 0 && text.size() < LOOK_AHEAD; read = in.read(piece)) {
                text.write(piece, 0, read);
            }
        } catch (EOFException e) {
            return text.toString(StandardCharsets.UTF_8);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static Input ofText(String beginning) {
        var text = beginning.strip();
        if (text.isEmpty()) {
            return NOTHING;
        }
        if (text.startsWith("{")) {
            return EVENTS;
        }
        if (text.startsWith("[")) {
            return JSON_ARRAY;
        }
        return ofLines(beginning.lines().toList());
    }

    private static Input ofLines(List<String> lines) {
        if (lines.stream().anyMatch(Input::isJsonObject)) {
            return EVENTS;
        }
        return lines.stream().anyMatch(Input::isRowOfGdelt) ? GDELT : TABLE;
    }

    private static boolean isJsonObject(String line) {
        try {
            return line.stripLeading().startsWith("{")
                    && Json.MAPPER.readTree(line).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean isRowOfGdelt(String line) {
        var cells = line.split("\t", -1);
        return GDELT_COLUMNS.contains(cells.length) && cells[0].matches("\\d+");
    }
}
