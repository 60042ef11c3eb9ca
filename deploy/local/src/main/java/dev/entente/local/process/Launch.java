package dev.entente.local.process;

import java.util.List;
import java.util.Map;

/** A process to start; {@code environment} is added to ours. */
public record Launch(Identity identity, List<String> command, Map<String, String> environment) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** With nothing but our own environment. */
    public Launch(Identity identity, List<String> command) {
        this(identity, command, Map.of());
    }
}
