package dev.entente.ingest.gdelt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import dev.entente.ingest.line.LineReader;

/** An event export: tab-separated text, or a zip archive of which every {@code *.CSV} is read. Read once, in flat memory. */
public final class Export {

    private static final int MOST_ENTRIES = 1000;

    private static final int MAGIC = 4;
    private static final String ZIP = "504b0304";
    private static final String GZIP = "1f8b";

    /** The text of the next file, or nothing where there is no further one. */
    @FunctionalInterface
    private interface Files {
        Optional<InputStream> next() throws IOException;
    }

    private final Files files;
    private final Limits limits;
    private Optional<LineReader> lines = Optional.empty();
    private long rows;

    private Export(Files files, Limits limits) {
        this.files = files;
        this.limits = limits;
    }

    public static Export ofText(InputStream in, Limits limits) {
        var text = new BufferedInputStream(new Unpacked(in, () -> Long.MAX_VALUE / 1000, limits.bytes()));
        var files = List.of(text).iterator();
        return new Export(() -> files.hasNext() ? Optional.of(unpacked(files.next())) : Optional.empty(), limits);
    }

    /** What is packed looks like a table of no form, and its sender knows better than to look at its bytes. */
    private static InputStream unpacked(InputStream text) throws IOException {
        text.mark(MAGIC);
        var beginning = HexFormat.of().formatHex(text.readNBytes(MAGIC));
        text.reset();
        if (beginning.startsWith(ZIP)) {
            throw new NoExport("This is a zip archive: send it as application/zip.");
        }
        if (beginning.startsWith(GZIP)) {
            throw new NoExport("This is packed by gzip: send it with the header Content-Encoding: gzip.");
        }
        return text;
    }

    public static Export ofZip(InputStream in, Limits limits) {
        var packed = new Counted(in);
        var zip = new ZipInputStream(packed);
        return new Export(new Archive(zip, new Unpacked(zip, packed::count, limits.bytes())), limits);
    }

    /**
     * The next row that is not blank; nothing at the end.
     *
     * @throws Beyond if the file has more than is read
     * @throws NoExport if it is packed in another way than was said
     * @throws IOException if the file ends early or cannot be unpacked
     */
    Optional<LineReader.Line> next() throws IOException {
        while (true) {
            var line = lines.isPresent() ? lines.get().next() : Optional.<LineReader.Line>empty();
            if (line.isPresent()) {
                count();
                return line;
            }
            lines = files.next().map(text -> new LineReader(text, limits.rowBytes()));
            if (lines.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    private void count() throws Beyond {
        rows++;
        if (rows > limits.rows()) {
            throw new Beyond("A file of at most %,d rows is read here. Divide it.".formatted(limits.rows()));
        }
    }

    /** The exports in a zip archive; what else is in it is passed over. */
    private static final class Archive implements Files {

        private final ZipInputStream zip;
        private final Unpacked unpacked;
        private int entries;
        private int exports;

        Archive(ZipInputStream zip, Unpacked unpacked) {
            this.zip = zip;
            this.unpacked = unpacked;
        }

        @Override
        public Optional<InputStream> next() throws IOException {
            for (var entry = entry(); entry != null; entry = entry()) {
                if (entry.getName().toUpperCase(Locale.ROOT).endsWith(".CSV")) {
                    exports++;
                    return Optional.of(unpacked);
                }
                unpacked.transferTo(OutputStream.nullOutputStream());
            }
            if (exports == 0) {
                throw new NoExport("This is no zip archive, or holds no file named *.CSV.");
            }
            return Optional.empty();
        }

        private ZipEntry entry() throws IOException {
            entries++;
            if (entries > MOST_ENTRIES) {
                throw new Beyond("An archive of at most %,d files is read here.".formatted(MOST_ENTRIES));
            }
            try {
                return zip.getNextEntry();
            } catch (IllegalArgumentException e) { // a name that no file has
                throw (ZipException) new ZipException("an entry of the archive cannot be read").initCause(e);
            }
        }
    }
}
