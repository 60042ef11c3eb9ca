package dev.entente.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import dev.entente.local.process.LocalFailure;

/** Runs a command's body: status 0 where it did its work, 1 with a sentence where something stood in the way, 2 with the usage. */
public final class Command {
    private final String usage;

    private Command(String usage) {
        this.usage = usage;
    }

    /** The command whose usage is the resource {@code usage.txt} beside the class. */
    public static Command describedBeside(Class<?> type) {
        return describedBeside(type, "usage.txt");
    }

    /** The same of another resource: two commands may be in one package. */
    public static Command describedBeside(Class<?> type, String resource) {
        try (InputStream text = type.getResourceAsStream(resource)) {
            return new Command(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Command describedAs(String usage) {
        return new Command(usage);
    }

    /** The status that the command ends with. */
    public int run(String[] words, Consumer<Arguments> body) {
        if (List.of(words).contains("--help")) {
            System.out.print(usage);
            return 0;
        }
        try {
            body.accept(new Arguments(List.of(words)));
            return 0;
        } catch (UsageFailure e) {
            System.err.print(e.getMessage() + "\n\n" + usage);
            return 2;
        } catch (LocalFailure e) {
            System.err.println(e.getMessage());
            for (Throwable other : e.getSuppressed()) {
                System.err.println(other.getMessage());
            }
            return 1;
        }
    }
}
