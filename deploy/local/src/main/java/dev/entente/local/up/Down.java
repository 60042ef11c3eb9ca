package dev.entente.local.up;

import java.nio.file.Files;

import dev.entente.local.command.Command;
import dev.entente.local.command.UsageFailure;
import dev.entente.local.process.DataFolder;

/** The command {@code deploy/down}: stops all that {@code deploy/up} started on this data, whoever called it. */
final class Down {
    private Down() {}

    /** Stops the system. */
    public static void main(String[] words) {
        System.exit(Command.describedBeside(Down.class, "down.txt").run(words, arguments -> {
            if (arguments.hasNext()) {
                throw new UsageFailure("deploy/down does not know '%s'.".formatted(arguments.next()));
            }
            run(DataFolder.ofThisCheckout(), new Progress(System.out));
        }));
    }

    private static void run(DataFolder data, Progress progress) {
        if (!Files.isDirectory(data.folder())) {
            progress.say("Nothing was ever started with the data in " + data.folder());
            return;
        }
        data.prepare();
        LocalSystem system = new LocalSystem(data, Port.chosen(System.getenv()), progress);
        Exclusive.run(data, progress, () -> {
            if (system.running().isEmpty()) {
                progress.say("Nothing runs with the data in " + data.folder());
            }
            system.stop();
        });
    }
}
