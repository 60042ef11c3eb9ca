package dev.entente.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The process that listens on a port, as /proc tells it; of other users' processes it tells only root. */
final class Listener {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String LISTENING = "0A";

    private Listener() {}

    /** Such as {@code process 4711 (java -jar other.jar)}; of another Entente its data says more than its command. */
    static Optional<String> on(int port) {
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/net", table)).stream())
                .map(line -> List.of(SPACE.split(line.strip())))
                .filter(columns -> columns.size() > 9 && columns.get(3).equals(LISTENING))
                .filter(columns -> columns.get(1).endsWith(":%04X".formatted(port)))
                .flatMap(columns -> owner(columns.get(9)).stream())
                .findFirst()
                .map(Listener::described);
    }

    private static String described(long pid) {
        String command = ProcFiles.commandLine(pid);
        return DataFolder.namedIn(command)
                .map(data -> "process %d of the Entente with the data in %s (deploy/down with ENTENTE_DATA=%s stops it)"
                        .formatted(pid, data.folder(), data.folder()))
                .orElseGet(() -> "process %d (%s)".formatted(pid, shortened(command)));
    }

    private static Optional<Long> owner(String inode) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, "socket:[" + inode + "]"))
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> target(file).equals(socket));
        } catch (IOException e) {
            return false; // gone, or another user's
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed by now
        }
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            return List.of(); // no Linux, or no IPv6
        }
    }

    private static String shortened(String command) {
        return command.length() <= 80 ? command : command.substring(0, 79) + "…";
    }
}
