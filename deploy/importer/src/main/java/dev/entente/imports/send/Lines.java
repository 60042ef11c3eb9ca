package dev.entente.imports.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.io.JsonEOFException;

import dev.entente.events.json.Json;

/** Lines of bytes, one after the other, with their numbers; blank ones are passed over. */
final class Lines {

    /** A line beyond this is not kept: no ingest service takes such an event. */
    static final int LONGEST = 4 * 1024 * 1024;

    /**
     * A line without its end.
     *
     * @param number from 1, blank lines counted
     * @param bytes nothing where the line is too long to be an event
     */
    record Line(long number, Optional<byte[]> bytes) {

        /** Whether it begins an event that goes on in the next lines. */
        boolean isBegunEvent() {
            return bytes.isPresent() && isCutOff(bytes.get());
        }

        private static boolean isCutOff(byte[] text) {
            try {
                Json.MAPPER.readTree(text);
                return false;
            } catch (JsonEOFException e) {
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        private boolean isBlank() {
            return bytes.isPresent() && new String(bytes.get(), StandardCharsets.ISO_8859_1).isBlank();
        }
    }

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int until;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line that is not blank; nothing at the end. */
    Optional<Line> next() throws IOException {
        var line = any();
        while (line.isPresent() && line.get().isBlank()) {
            line = any();
        }
        return line;
    }

    /**
     * The next lines that are not blank; none at the end.
     *
     * @param most how many at most
     * @param mostBytes after how many bytes no further one is added
     */
    List<Line> next(int most, long mostBytes) throws IOException {
        var lines = new ArrayList<Line>();
        var bytes = 0L;
        while (lines.size() < most && bytes < mostBytes) {
            var line = next();
            if (line.isEmpty()) {
                break;
            }
            lines.add(line.get());
            bytes += line.get().bytes().map(text -> text.length).orElse(0);
        }
        return lines;
    }

    /** Passes over the next lines that are not blank, as many as there are of so many. */
    void pass(long count) throws IOException {
        var left = count;
        while (left > 0 && next().isPresent()) {
            left--;
        }
    }

    private Optional<Line> any() throws IOException {
        var line = new ByteArrayOutputStream();
        var length = 0L;
        while (from < until || fill()) {
            var end = from;
            while (end < until && buffer[end] != '\n') {
                end++;
            }
            length += end - from;
            if (length <= LONGEST) {
                line.write(buffer, from, end - from);
            }
            from = end + 1;
            if (end < until) {
                return Optional.of(line(line, length));
            }
        }
        return length == 0 ? Optional.empty() : Optional.of(line(line, length));
    }

    private Line line(ByteArrayOutputStream line, long length) {
        number++;
        return new Line(number, length > LONGEST ? Optional.empty() : Optional.of(line.toByteArray()));
    }

    private boolean fill() throws IOException {
        from = 0;
        until = Math.max(0, in.read(buffer));
        return until > 0;
    }
}
