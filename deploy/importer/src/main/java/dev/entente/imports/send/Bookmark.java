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
 * goes on there. What a file holds is settled in its order: the first so much of it.
 *
 * @param <T> what is noted of that
 */
final class Bookmark<T> {

    private final Optional<Path> file;
    private final T nothing;

    private Bookmark(Optional<Path> file, T nothing) {
        this.file = file;
        this.nothing = nothing;
    }

    /**
     * The bookmark of a file; for what can be read only once it keeps nothing.
     *
     * @param nothing what is settled at first
     */
    static <T> Bookmark<T> of(EventFile imported, Path folder, String target, T nothing) throws IOException {
        return new Bookmark<>(imported.digest().map(digest -> folder.resolve(name(target, digest))), nothing);
    }

    private static String name(String target, String digest) {
        return Json.digest(target, digest, Json.MAPPER.createObjectNode()).substring(0, 32) + ".json";
    }

    T settled() {
        try {
            return file.isPresent() && Files.exists(file.get()) ? read(file.get()) : nothing;
        } catch (IOException e) {
            return nothing; // a damaged note: everything is sent again, which changes nothing
        }
    }

    private T read(Path note) throws IOException {
        return Json.MAPPER.readerFor(nothing.getClass()).readValue(Files.readString(note));
    }

    /** Appears whole or not at all, however this process ends. */
    void keep(T settled) {
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.get().getParent());
            var draft = file.get().resolveSibling(file.get().getFileName() + ".new");
            Files.writeString(draft, Json.MAPPER.writeValueAsString(settled));
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
