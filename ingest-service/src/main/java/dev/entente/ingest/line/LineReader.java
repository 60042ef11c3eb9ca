package dev.entente.ingest.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads lines one by one. Of a line that is too long it keeps nothing but that; blank lines are passed over, as long as they
 * are not longer together than one line may be.
 */
public final class LineReader {

    /** A line without its end; without bytes if it was longer than the limit. */
    public record Line(Optional<byte[]> bytes) {

        boolean isBlank() {
            return bytes.isPresent() && isBlank(bytes.get());
        }

        private static boolean isBlank(byte[] bytes) {
            for (var one : bytes) {
                if (!Character.isWhitespace(one & 0xff)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private final long longest;
    private final byte[] buffer = new byte[32 * 1024];
    private int from;
    private int until;

    public LineReader(InputStream in, long longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * The next line that is not blank; empty at the end.
     *
     * @throws BlankStream if nothing but blank lines follows for longer than a line may be
     */
    public Optional<Line> next() throws IOException {
        var blank = 0L;
        var line = any();
        while (line.isPresent() && line.get().isBlank()) {
            blank += line.get().bytes().map(bytes -> bytes.length + 1).orElse(0);
            if (blank > longest) {
                throw new BlankStream(longest);
            }
            line = any();
        }
        return line;
    }

    private Optional<Line> any() throws IOException {
        var line = new ByteArrayOutputStream(0);
        var length = 0L;
        while (from < until || fill()) {
            var end = endOfLine();
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

    private int endOfLine() {
        var end = from;
        while (end < until && buffer[end] != '\n') {
            end++;
        }
        return end;
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
