package dev.entente.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder with all that the local system keeps: {@code ENTENTE_DATA}, or else {@code deploy/local/data} of the checkout. It carries
 * a mark, so that nothing is ever deleted that is not ours.
 */
public record DataFolder(Path folder) {
    private static final String MARK = ".entente-data";
    private static final long LEAST_FREE_BYTES = 512L * 1024 * 1024;
    private static final long LEAST_FREE_TO_GO_ON_BYTES = 64L * 1024 * 1024;

    public DataFolder {
        folder = folder.toAbsolutePath().normalize();
    }

    public static DataFolder ofThisCheckout() {
        String given = System.getenv("ENTENTE_DATA");
        boolean absent = given == null || given.isBlank();
        return new DataFolder(absent ? Checkout.root().resolve("deploy/local/data") : Path.of(given));
    }

    /** The folder that a command line names, or something in it, if it is one of ours. */
    static Optional<DataFolder> namedIn(String command) {
        return Stream.of(command.split("[\\s=,:]+"))
                .filter(word -> word.startsWith("/"))
                .flatMap(word -> Stream.iterate(Path.of(word), Objects::nonNull, Path::getParent))
                .map(DataFolder::new)
                .filter(DataFolder::isOurs)
                .findFirst();
    }

    /** The folder, there and seen to be writable. */
    public static DataFolder prepared() {
        DataFolder data = ofThisCheckout();
        data.prepare();
        return data;
    }

    /** Whether something was kept in it before. */
    public boolean isThere() {
        return isOurs();
    }

    /** Makes the folder where it is missing; one that others filled, or that cannot be written to, is a failure. */
    public void prepare() {
        try {
            Files.createDirectories(folder);
            if (!isOurs() && !isEmpty()) {
                throw new LocalFailure(
                        "%s holds files that are not Entente's. Set ENTENTE_DATA to an empty folder, or to one that does not exist yet."
                                .formatted(folder));
            }
            Files.writeString(mark(), "The data of Entente's local system. deploy/up --fresh deletes it.\n");
        } catch (IOException e) {
            throw new LocalFailure(
                    "%s cannot be written (%s). %s, or set ENTENTE_DATA to another folder."
                            .formatted(
                                    folder,
                                    reason(e),
                                    isFull(e) ? "Free some space" : "Make it writable for this user"),
                    e);
        }
    }

    /** A failure where the disk is nearly full: a log or a database that cannot grow fails later, and less clearly. */
    public void demandSpace() {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < leastFree()) {
                throw new LocalFailure(
                        "Only %d MB are free on the disk of %s; Entente needs %d MB to start. Free some, or set ENTENTE_DATA to a folder on another disk."
                                .formatted(free >> 20, folder, leastFree() >> 20));
            }
        } catch (IOException e) {
            throw new LocalFailure("The free space of %s cannot be told: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** What has its place already needs little more to start again. */
    long leastFree() {
        return Files.exists(of("kafka")) ? LEAST_FREE_TO_GO_ON_BYTES : LEAST_FREE_BYTES;
    }

    /** Deletes all in the folder but its mark, if it is ours. */
    public void clear() {
        if (!Files.exists(folder)) {
            return;
        }
        if (!isOurs()) {
            throw new LocalFailure(
                    "%s does not carry the mark of Entente's data (%s), so it is not deleted. Delete it yourself, or set ENTENTE_DATA to another folder."
                            .formatted(folder, MARK));
        }
        try (Stream<Path> content = Files.list(folder)) {
            for (Path one : content.filter(file -> !file.equals(mark())).toList()) {
                Folders.delete(one);
            }
        } catch (IOException e) {
            throw new LocalFailure("%s could not be deleted: %s".formatted(folder, reason(e)), e);
        }
    }

    public Secrets secrets() {
        return new Secrets(folder.resolve("keys"));
    }

    public Path run() {
        return folder.resolve("run");
    }

    /** The log of a process. */
    public Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    /** What one of the processes keeps. */
    public Path of(String name) {
        return folder.resolve(name);
    }

    /** Says that the folder is ours; it stays as long as the folder, and can be locked. */
    public Path mark() {
        return folder.resolve(MARK);
    }

    private boolean isOurs() {
        return Files.isRegularFile(mark());
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.limit(1).toList();
            return found.isEmpty();
        }
    }

    private static boolean isFull(IOException e) {
        return e.getMessage() != null && e.getMessage().contains("No space left");
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
