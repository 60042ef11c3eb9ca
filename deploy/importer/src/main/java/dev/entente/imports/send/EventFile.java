package dev.entente.imports.send;

import java.io.BufferedInputStream;
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
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.github.luben.zstd.ZstdInputStream;

/**
 * Events, one a line, in a file or from a stream, as they are or compressed by gzip or zstd.
 *
 * @param file nothing where they come from {@code stream}, which can be read only once
 */
public record EventFile(String name, Optional<Path> file, InputStream stream) {

    private static final int MAGIC = 4;
    private static final String GZIP = "1f8b";
    private static final String ZSTD = "28b52ffd";

    public static EventFile of(Path file) {
        return new EventFile(file.getFileName().toString(), Optional.of(file), InputStream.nullInputStream());
    }

    public static EventFile of(InputStream stream) {
        return new EventFile("-", Optional.empty(), stream);
    }

    /** How many of its bytes, as they are stored, have been read. */
    static final class Counted extends FilterInputStream {

        private long read;

        Counted(InputStream in) {
            super(in);
        }

        long bytes() {
            return read;
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
        return new Counted(file.isPresent() ? Files.newInputStream(file.get()) : stream);
    }

    /** The text itself, whatever compresses it. */
    public static InputStream text(InputStream stored) throws IOException {
        var in = new BufferedInputStream(stored, 64 * 1024);
        return switch (magic(in)) {
            case GZIP -> new GZIPInputStream(in, 64 * 1024);
            case ZSTD -> zstd(in);
            default -> in;
        };
    }

    /** Whether it is compressed by gzip or zstd; the stream can be read ahead, and stays where it is. */
    public static boolean isCompressed(InputStream in) throws IOException {
        return !magic(in).isEmpty();
    }

    /** The beginning that tells how it is compressed; empty where it is not. */
    private static String magic(InputStream in) throws IOException {
        in.mark(MAGIC);
        var beginning = HexFormat.of().formatHex(in.readNBytes(MAGIC));
        in.reset();
        return Stream.of(GZIP, ZSTD).filter(beginning::startsWith).findFirst().orElse("");
    }

    private static InputStream zstd(InputStream in) throws IOException {
        return new ZstdInputStream(in).setContinuous(false);
    }

    /** Nothing where it is not known before the end. */
    Optional<Long> size() throws IOException {
        return file.isPresent() ? Optional.of(Files.size(file.get())) : Optional.empty();
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
