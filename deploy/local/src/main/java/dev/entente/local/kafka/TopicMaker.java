package dev.entente.local.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.entente.local.process.Checkout;
import dev.entente.local.process.Jvm;
import dev.entente.local.process.LocalFailure;

/** Makes the topics of a broker that runs elsewhere, by {@link MakeTopics} in a JVM of its own. */
public final class TopicMaker implements AutoCloseable {
    private final Process process;
    private final Path log;

    private TopicMaker(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Begins at once, also where the broker is still starting. */
    public static TopicMaker start(String bootstrapServers, Path log) {
        List<String> command = Jvm.of(
                        MakeTopics.class.getName(), Checkout.classes().toString(), Jvm.jarsOf(Checkout.lib("kafka")))
                .with("-Xmx64m", "-XX:TieredStopAtLevel=1")
                .command(bootstrapServers);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new TopicMaker(builder.start(), log);
        } catch (IOException e) {
            throw new LocalFailure("The JVM that makes Kafka's topics could not be started: " + e.getMessage(), e);
        }
    }

    public boolean hasEnded() {
        return !process.isAlive();
    }

    /** Returns when the topics are there; waits for at most a minute and a half. */
    public void finish() {
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new LocalFailure("Kafka's topics could not be made. The reason is at the end of " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while making Kafka's topics", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
