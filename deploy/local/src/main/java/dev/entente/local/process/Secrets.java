package dev.entente.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;

/** Secrets of this machine, each a file that only its owner may read (mode 0600), made on first need and kept. */
public record Secrets(Path folder) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER_OF_OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Path OURSELVES = Path.of("/proc/self");

    /** A random password of 32 characters that needs no quoting anywhere. */
    public String password(String name) {
        return kept(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
    }

    /** A random key of that many bytes, in Base64. */
    public String key(String name, int bytes) {
        return kept(name, () -> Base64.getEncoder().encodeToString(random(bytes)));
    }

    /**
     * The secret as it was first made. Of several processes that make it at once, one wins and all get the same. One that
     * somebody else may have made, or knows, is a failure: with the key of tokens, anybody could let himself in.
     */
    public String kept(String name, Supplier<String> first) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                make(file, first.get());
            }
            demandOurs(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalFailure(
                    "The secret %s cannot be read or written: %s. Make the folder writable for this user, or set ENTENTE_DATA to another one."
                            .formatted(file, e),
                    e);
        }
    }

    private static void demandOurs(Path file) throws IOException {
        PosixFileAttributes kept = Files.readAttributes(file, PosixFileAttributes.class);
        if (!kept.owner().equals(Files.getOwner(OURSELVES)) || !OWNER_ONLY.containsAll(kept.permissions())) {
            throw new LocalFailure(
                    "The secret %s belongs to %s (%s): somebody else may have made it, or knows it. If it is yours: chmod 600 %s. Else set ENTENTE_DATA to a folder of your own."
                            .formatted(file, kept.owner(), PosixFilePermissions.toString(kept.permissions()), file));
        }
    }

    private void make(Path file, String secret) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER_OF_OWNER));
        Path draft = Files.createTempFile(folder, "new", ".secret", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.write(draft, secret.getBytes(StandardCharsets.US_ASCII));
            Files.createLink(file, draft); // appears whole, or not at all
        } catch (FileAlreadyExistsException e) {
            return; // another process was first: its secret counts
        } finally {
            Files.delete(draft);
        }
    }

    private static byte[] random(int bytes) {
        byte[] result = new byte[bytes];
        new SecureRandom().nextBytes(result);
        return result;
    }
}
