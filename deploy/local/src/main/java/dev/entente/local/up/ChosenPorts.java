package dev.entente.local.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.entente.local.process.DataFolder;
import dev.entente.local.process.LocalFailure;
import dev.entente.local.up.Options.Part;

/** The ports that a running system was started with: it cannot be joined by a process that looks for it on others. */
final class ChosenPorts {
    private ChosenPorts() {}

    static void remember(DataFolder data, Map<Port, Integer> ports, Set<Part> running) {
        Path file = data.run().resolve("ports");
        String text = new TreeMap<>(ports) + "\n";
        try {
            if (!running.isEmpty()
                    && Files.exists(file)
                    && !Files.readString(file).equals(text)) {
                throw new LocalFailure(
                        "The system in %s runs with other ports: %sStop it first (deploy/down), or set the ENTENTE_…_PORT variables to these."
                                .formatted(data.folder(), Files.readString(file)));
            }
            Files.createDirectories(data.run());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be written: %s".formatted(file, e), e);
        }
    }
}
