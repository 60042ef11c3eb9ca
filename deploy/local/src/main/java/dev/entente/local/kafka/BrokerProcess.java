package dev.entente.local.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * The broker's process: formats the folder where that is missing, runs Kafka, makes the topics, and then writes its own process number
 * to a file that says so. All in one JVM, since the start of a JVM is most of the time that any of these takes.
 */
final class BrokerProcess {
    private BrokerProcess() {}

    /**
     * Returns when the broker has ended.
     *
     * @param arguments the settings file, the folder of the logs, the settings of a client that may do everything, and the file that says that it is ready
     */
    public static void main(String[] arguments) {
        String settings = arguments[0];
        if (!Files.exists(Path.of(arguments[1], "meta.properties"))) {
            format(settings);
        }
        Thread.ofPlatform()
                .daemon()
                .name("topics")
                .start(() -> makeReady(Path.of(arguments[2]), Path.of(arguments[3])));
        Kafka.main(new String[] {settings});
    }

    private static void format(String settings) {
        String[] command = {"format", "--cluster-id", BrokerSettings.CLUSTER_ID, "--config", settings};
        int status = StorageTool.execute(command, System.out);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static Properties settings(Path file) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        return settings;
    }

    private static void makeReady(Path administrator, Path ready) {
        try {
            MakeTopics.as(settings(administrator));
            Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        } catch (ExecutionException | IOException e) {
            e.printStackTrace(); // to the broker's log
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the broker ends
        }
    }
}
