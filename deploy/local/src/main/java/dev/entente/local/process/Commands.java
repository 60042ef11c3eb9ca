package dev.entente.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Short commands: run to their end, with what they said. */
public final class Commands {
    /** How a command ended, and its output and errors together. */
    public record Result(int status, String output) {
        public boolean succeeded() {
            return status == 0;
        }
    }

    private Commands() {}

    /** A command that cannot even be started has status 127, as in a shell. */
    public static Result run(List<String> command) {
        return run(command, Map.of(), null);
    }

    /**
     * As {@link #run(List)}, and:
     *
     * @param environment added to this process's own
     * @param input file that the command reads, or null for none
     */
    public static Result run(List<String> command, Map<String, String> environment, Path input) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectInput(input == null ? Path.of("/dev/null").toFile() : input.toFile());
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(127, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while running " + command.get(0), e);
        }
    }
}
