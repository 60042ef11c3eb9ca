package dev.entente.local.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;

import dev.entente.local.process.DataFolder;
import dev.entente.local.process.LocalFailure;

/** The environment of each service as a shell reads it ({@code run/<service>.env}), for one that is run by hand. */
final class EnvironmentFiles {
    private EnvironmentFiles() {}

    static Path file(DataFolder data, Service service) {
        return data.run().resolve(service.label() + ".env");
    }

    /** Passwords are in them, so only their owner may read them. */
    static void write(DataFolder data, ServiceEnvironment environment) {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        for (Service service : Service.values()) {
            Path file = file(data, service);
            String text = environment.of(service).entrySet().stream()
                    .map(variable -> "%s='%s'%n".formatted(variable.getKey(), variable.getValue()))
                    .collect(Collectors.joining());
            try {
                Files.createDirectories(data.run());
                Files.deleteIfExists(file);
                Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new LocalFailure("%s cannot be written: %s".formatted(file, e), e);
            }
        }
    }
}
