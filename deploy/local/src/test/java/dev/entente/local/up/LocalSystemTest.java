package dev.entente.local.up;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.entente.local.process.Child;
import dev.entente.local.process.Children;
import dev.entente.local.process.Identity;
import dev.entente.local.process.LastingChildren;
import dev.entente.local.process.Launch;
import dev.entente.local.server.Server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

class LocalSystemTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private LastingChildren children;
    private Sleeper sleeper;

    @BeforeEach
    void begin() {
        children = children();
        sleeper = new Sleeper(children, folder);
    }

    @AfterEach
    void stop() {
        sleeper.stop();
    }

    @Test
    void what_an_earlier_run_started_is_told_to_run() {
        new Sleeper(children(), folder).start();

        start();

        assertThat(said()).startsWith("  sleeper runs (");
    }

    @Test
    void what_ends_while_it_is_waited_for_and_is_started_again_is_told_to_be_ready() {
        new Sleeper(children(), folder).start();
        sleeper.isEnding = true;

        start();

        assertThat(said()).startsWith("  sleeper is ready (");
        assertThat(children.hasStarted("sleeper")).isTrue();
    }

    @Test
    void what_is_waited_for_is_said_again_and_again() {
        sleeper.works = true;

        LocalSystem.start(
                "sleeper",
                sleeper,
                children,
                new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), Duration.ofMillis(50)));

        assertThat(said().lines())
                .hasSizeGreaterThan(2)
                .anySatisfy(line -> assertThat(line).startsWith("  … sleeper changes its bed ("))
                .last(STRING)
                .startsWith("  sleeper is ready (");
    }

    private void start() {
        LocalSystem.start(
                "sleeper", sleeper, children, new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private LastingChildren children() {
        return new LastingChildren(folder.resolve("run"), folder.resolve("apps"));
    }

    /** A server that may be about to end when it is looked at. */
    private static final class Sleeper implements Server {
        private final Children children;
        private final Identity identity;
        private boolean isEnding;
        private boolean works;

        private Sleeper(Children children, Path folder) {
            this.children = children;
            this.identity = new Identity("sleeper", "mark-" + folder.getFileName(), folder.resolve("sleeper.log"));
        }

        @Override
        public void start() {
            if (isEnding) {
                stop();
            }
            if (!isRunning()) {
                children.start(
                        new Launch(identity, List.of("sh", "-c", "while :; do sleep 0.1; done", identity.mark())));
            }
            if (works) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        }

        @Override
        public Optional<String> work() {
            return works ? Optional.of("changes its bed") : Optional.empty();
        }

        @Override
        public void stop() {
            children.stop(identity, Child.Signal.KILL, Duration.ofSeconds(30));
        }

        @Override
        public boolean isRunning() {
            return children.running(identity).isPresent();
        }
    }
}
