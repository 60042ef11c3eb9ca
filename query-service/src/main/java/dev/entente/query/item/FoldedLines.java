package dev.entente.query.item;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Folds the lines of a calendar (RFC 5545, 3.1): none has more than 75 octets without its line break, and none is broken
 * within a character. What is written is UTF-8, with a line break of CR and LF at the end of each line.
 */
final class FoldedLines extends FilterOutputStream {

    private static final int MOST = 75;
    private static final byte[] FOLD = {'\r', '\n', ' '};

    private int length;

    FoldedLines(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int octet) throws IOException {
        if (length + octets(octet & 0xFF) > MOST && octet != '\r' && octet != '\n') {
            out.write(FOLD);
            length = 1;
        }
        out.write(octet);
        length = octet == '\n' ? 0 : octet == '\r' ? length : length + 1;
    }

    /** How many octets the character has that begins with this one; none where it goes on with it. */
    private static int octets(int first) {
        if (first < 0x80) {
            return 1;
        }
        return first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }
}
