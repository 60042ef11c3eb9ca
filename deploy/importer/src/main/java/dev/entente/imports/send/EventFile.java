package dev.entente.imports.send;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.github.luben.zstd.ZstdInputStream;

import dev.entente.imports.ImportFailure;

/**
 * Events or rows, one a line, in a file or from a stream, as they are or compressed by gzip, zstd or zip.
 *
 * @param file nothing where they come from {@code stream}, which can be read only once
 */
public record EventFile(String name, Optional<Path> file, InputStream stream) {

    private static final int MAGIC = 4;
    private static final String GZIP = "1f8b";
    private static final String ZSTD = "28b52ffd";
    private static final String ZIP = "504b0304";

    public static EventFile of(Path file) {
        return new EventFile(file.getFileName().toString(), Optional.of(file), InputStream.nullInputStream());
    }

    /** What it is called in a sentence. */
    public String told() {
        return file.map(Path::toString).orElse("The standard input");
    }

    /** What comes once, such as the standard input. */
    public static EventFile of(InputStream stream) {
        return new EventFile("-", Optional.empty(), new BufferedInputStream(stream));
    }

    /**
     * Its first bytes as they are stored, which are still to come for who opens it.
     *
     * @param most how many at most; fewer only where there are no more
     */
    public byte[] beginning(int most) throws IOException {
        if (file.isPresent()) {
            try (var in = Files.newInputStream(file.get())) {
                return in.readNBytes(most);
            }
        }
        stream.mark(most);
        var beginning = stream.readNBytes(most);
        stream.reset();
        return beginning;
    }

    /** Knows how much of it, as it is stored, has been read. */
    static final class Counted extends FilterInputStream {

        private final Optional<Long> size;
        private long read;

        Counted(InputStream in, Optional<Long> size) {
            super(in);
            this.size = size;
        }

        /** The part of the whole, from 0 to 1; nothing where the whole is not known. */
        OptionalDouble part() {
            return size.isPresent() && size.get() > 0
                    ? OptionalDouble.of((double) read / size.get())
                    : OptionalDouble.empty();
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = super.read(target, offset, length);
            read += Math.max(0, count);
            return count;
        }

        @Override
        public boolean markSupported() {
            return false; // what is read again would be counted again
        }
    }

    Counted open() throws IOException {
        return file.isPresent()
                ? new Counted(Files.newInputStream(file.get()), Optional.of(Files.size(file.get())))
                : new Counted(stream, Optional.empty());
    }

    /** The text itself, whatever compresses it. */
    public static InputStream text(InputStream stored) throws IOException {
        var in = new BufferedInputStream(stored, 64 * 1024);
        return switch (magic(in)) {
            case GZIP -> new GZIPInputStream(in, 64 * 1024);
            case ZSTD -> zstd(in);
            case ZIP -> new ZippedText(in);
            default -> in;
        };
    }

    public static boolean isZip(byte[] beginning) {
        return HexFormat.of().formatHex(beginning).startsWith(ZIP);
    }

    /** The beginning that tells how it is compressed; empty where it is not. */
    private static String magic(InputStream in) throws IOException {
        in.mark(MAGIC);
        var beginning = HexFormat.of().formatHex(in.readNBytes(MAGIC));
        in.reset();
        return Stream.of(GZIP, ZSTD, ZIP)
                .filter(beginning::startsWith)
                .findFirst()
                .orElse("");
    }

    private static InputStream zstd(InputStream in) throws IOException {
        return new ZstdInputStream(in).setContinuous(false);
    }

    /** What to say where reading it fails. */
    ImportFailure unreadable(IOException e) {
        return new ImportFailure(
                e instanceof EOFException
                        ? "%s is cut off: it ends in the middle of what it has packed. Get it whole, and run this again."
                                .formatted(told())
                        : "%s cannot be read: %s".formatted(told(), e.getMessage()));
    }

    /** SHA-256 of what is stored, in hexadecimal; nothing where it can be read only once. */
    Optional<String> digest() throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (var in = new DigestInputStream(Files.newInputStream(file.get()), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return Optional.of(HexFormat.of().formatHex(in.getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
