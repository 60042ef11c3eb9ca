package dev.entente.ingest.gdelt;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Text as it comes out of a file, counted: no more of it than is allowed, and not out of nothing. */
final class Unpacked extends FilterInputStream {

    /** Exports are packed to a sixth; what grows like this was made to do so. */
    private static final long MOST_TIMES = 100;

    private static final long UNSUSPICIOUS = 10L * 1024 * 1024;

    private final LongSupplier packed;
    private final long most;
    private long count;

    /**
     * Counts what is read.
     *
     * @param packed how many bytes of the file were read for it so far
     */
    Unpacked(InputStream in, LongSupplier packed, long most) {
        super(in);
        this.packed = packed;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var read = in.read(bytes, offset, length);
        count += Math.max(0, read);
        if (count > most) {
            throw new Beyond("A file of at most %,d bytes of text is read here. Divide it.".formatted(most));
        }
        if (count > UNSUSPICIOUS && count > MOST_TIMES * packed.getAsLong()) {
            throw new Beyond(
                    "The file unpacks to more than %d times its size. No export of GDELT does.".formatted(MOST_TIMES));
        }
        return read;
    }
}
