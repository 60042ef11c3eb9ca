package dev.entente.imports.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import dev.entente.events.json.Json;
import dev.entente.imports.ImportFailure;

/**
 * How far an import has come, kept in a file that is named after what is imported and to where, so that the same command
 * goes on there. Events are settled in the order of the file: the first so many of them.
 */
public final class Bookmark {

    private final Optional<Path> file;

    private Bookmark(Optional<Path> file) {
        this.file = file;
    }

    /** For what can be read only once: it keeps nothing. */
    static Bookmark none() {
        return new Bookmark(Optional.empty());
    }

    static Bookmark in(Path folder, String target, String digest) {
        var name = Json.digest(target, digest, Json.MAPPER.createObjectNode()).substring(0, 32);
        return new Bookmark(Optional.of(folder.resolve(name + ".json")));
    }

    Tally settled() {
        try {
            return file.isPresent() && Files.exists(file.get())
                    ? Json.MAPPER.readValue(Files.readString(file.get()), Tally.class)
                    : Tally.NOTHING;
        } catch (IOException e) {
            return Tally.NOTHING; // a damaged note: everything is sent again, which changes nothing
        }
    }

    /** Appears whole or not at all, however this process ends. */
    void keep(Tally tally) {
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.get().getParent());
            var draft = file.get().resolveSibling(file.get().getFileName() + ".new");
            Files.writeString(draft, Json.MAPPER.writeValueAsString(tally));
            Files.move(draft, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void forget() {
        try {
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private ImportFailure unwritable(IOException e) {
        return new ImportFailure(
                "How far the import has come cannot be noted in %s: %s. Make it writable, or set ENTENTE_DATA to another folder."
                        .formatted(file.orElseThrow(), e));
    }
}
