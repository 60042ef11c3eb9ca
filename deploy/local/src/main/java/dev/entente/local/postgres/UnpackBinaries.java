package dev.entente.local.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.tukaani.xz.XZInputStream;

/**
 * Unpacks PostgreSQL from the jar that it comes in, where it is a tar compressed by xz. Runs in a JVM of its own, so that who uses
 * this module needs no library for that; tar itself is on every Linux, xz is not.
 */
final class UnpackBinaries {
    private UnpackBinaries() {}

    /**
     * Unpacks one jar.
     *
     * @param arguments the jar, and the folder to unpack to
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Process tar = new ProcessBuilder(
                        "tar", "-x", "-C", Path.of(arguments[1]).toString())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (ZipFile jar = new ZipFile(arguments[0]);
                InputStream packed = new XZInputStream(jar.getInputStream(archive(jar)));
                OutputStream unpacked = tar.getOutputStream()) {
            packed.transferTo(unpacked);
        }
        int status = tar.waitFor();
        if (status != 0) {
            throw new IOException("tar ended with status " + status);
        }
    }

    private static ZipEntry archive(ZipFile jar) throws IOException {
        return jar.stream()
                .filter(entry -> entry.getName().endsWith(".txz"))
                .findFirst()
                .map(ZipEntry.class::cast)
                .orElseThrow(() -> new IOException("no .txz in " + jar.getName()));
    }
}
