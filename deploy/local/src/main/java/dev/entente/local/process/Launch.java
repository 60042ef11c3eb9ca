package dev.entente.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to start.
 *
 * @param name what people call it, and the stem of its files
 * @param mark a part of the command line by which it is told from any other process that got the same number later
 * @param log where its output is appended
 */
public record Launch(String name, List<String> command, Map<String, String> environment, String mark, Path log) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
