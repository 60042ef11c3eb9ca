package dev.entente.imports.send;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The files {@code *.CSV} in a zip archive, one after the other, each ended by a line end of its own. Nothing else is read. */
final class ZippedText extends InputStream {

    private final ZipInputStream zip;
    private ZipEntry entry;
    private boolean ended;
    private boolean any;

    ZippedText(InputStream stored) {
        this.zip = new ZipInputStream(stored);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (entry == null && !hasNext()) {
            return -1;
        }
        var read = zip.read(target, offset, length);
        if (read >= 0) {
            return read;
        }
        entry = null;
        target[offset] = '\n';
        return 1;
    }

    private boolean hasNext() throws IOException {
        while (!ended && entry == null) {
            var next = zip.getNextEntry();
            ended = next == null;
            entry = next != null && next.getName().toUpperCase(Locale.ROOT).endsWith(".CSV") ? next : null;
        }
        any |= entry != null;
        if (!any) {
            throw new ZipException("the archive holds no file named *.CSV");
        }
        return entry != null;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
