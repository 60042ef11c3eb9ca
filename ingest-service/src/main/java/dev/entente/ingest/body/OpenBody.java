package dev.entente.ingest.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import dev.entente.web.Problem;

/** A body as it was before it was packed, read as it comes. What cannot be unpacked is a {@link BrokenBody}. */
public final class OpenBody extends InputStream {

    private final IncomingBody incoming;
    private final List<Encoding> encodings;
    private InputStream unpacked;

    /**
     * Unpacks what comes.
     *
     * @param encodings in the order in which they were applied
     */
    OpenBody(IncomingBody incoming, List<Encoding> encodings) {
        this.incoming = incoming;
        this.encodings = encodings;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        incoming.check();
        if (encodings.isEmpty()) {
            return incoming.read(bytes, offset, length);
        }
        try {
            if (unpacked == null) {
                unpacked = unpack();
            }
            return unpacked.read(bytes, offset, length);
        } catch (BrokenBody broken) {
            throw broken;
        } catch (IOException | RuntimeException e) {
            throw new BrokenBody(Problem.unreadable(
                    "The body is not whole and right in the encoding that the header Content-Encoding names%s. Pack it anew and send it again."
                            .formatted(Optional.ofNullable(e.getMessage())
                                    .map(why -> ": " + why.replaceFirst("[.\\s]+$", ""))
                                    .orElse(""))));
        }
    }

    /** Reads the begin of the body, and so waits for it. */
    private InputStream unpack() throws IOException {
        InputStream in = incoming;
        for (var encoding : encodings.reversed()) {
            in = encoding.unpack(in);
        }
        return in;
    }

    /**
     * Reads no further, and gives the sender some seconds to end: a connection that is closed before may take with it what
     * was answered.
     */
    public void letEnd() {
        incoming.close();
        incoming.awaitEnd();
    }

    @Override
    public void close() {
        incoming.close();
        if (unpacked != null) {
            closeDecoder(unpacked);
        }
    }

    /** Its memory is not of the heap, so it is given back here. */
    private static void closeDecoder(InputStream decoder) {
        try {
            decoder.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a decoder could not be closed", e);
        }
    }
}
