package dev.entente.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one place where a lasting process is started: in a session of its own, without input, its output appended to its log. */
final class Starts {
    private Starts() {}

    static Child start(Launch launch) {
        Path log = launch.identity().log();
        ProcessBuilder builder = new ProcessBuilder(Sessions.ofItsOwn(launch.command()))
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment());
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            RunLog written = RunLog.beginning(log);
            return new Child(launch.identity(), builder.start().toHandle(), written);
        } catch (IOException e) {
            throw new LocalFailure(
                    "%s could not be started (%s). Is %s writable, and is util-linux (setsid) installed?"
                            .formatted(launch.identity().name(), e.getMessage(), log),
                    e);
        }
    }
}
