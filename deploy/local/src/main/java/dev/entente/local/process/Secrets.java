package dev.entente.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Secrets of this machine, each a file that only its owner may read (mode 0600), made on first need and kept. */
public record Secrets(Path folder) {
    /** A random password of 32 characters that needs no quoting anywhere. */
    public String password(String name) {
        return kept(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
    }

    /** A random key of that many bytes, in Base64. */
    public String key(String name, int bytes) {
        return kept(name, () -> Base64.getEncoder().encodeToString(random(bytes)));
    }

    /** The secret as it was first made. Of several processes that make it at once, one wins and all get the same. */
    public String kept(String name, Supplier<String> first) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                make(file, first.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalFailure(
                    "The secret %s cannot be read or written: %s. Make the folder writable for this user, or set ENTENTE_DATA to another one."
                            .formatted(file, e),
                    e);
        }
    }

    private void make(Path file, String secret) throws IOException {
        Files.createDirectories(folder);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(folder, "new", ".secret", ownerOnly);
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
