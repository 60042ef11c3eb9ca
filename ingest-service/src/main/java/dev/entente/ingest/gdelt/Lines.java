package dev.entente.ingest.gdelt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines one by one; of one that is too long it keeps nothing but that. */
public final class Lines {

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[32 * 1024];
    private int from;
    private int until;

    public Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line that is not blank; nothing at the end. */
    public Optional<Line> next() throws IOException {
        var line = any();
        while (line.isPresent() && line.get().isBlank()) {
            line = any();
        }
        return line;
    }

    private Optional<Line> any() throws IOException {
        var line = new ByteArrayOutputStream(512);
        var length = 0L;
        while (from < until || fill()) {
            var end = from;
            while (end < until && buffer[end] != '\n') {
                end++;
            }
            length += end - from;
            if (length <= longest) {
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
        return new Line(length > longest ? Optional.empty() : Optional.of(line.toByteArray()));
    }

    private boolean fill() throws IOException {
        from = 0;
        until = Math.max(0, in.read(buffer));
        return until > 0;
    }
}
