package dev.entente.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A service that changes the schema of its database at its start takes as long as it takes. */
@Timeout(60)
class WaitingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String BEGINS =
            "echo '2026-12-01 INFO  [DbMigrate] (main) Migrating schema \"public\" to version \"43 - indexes with figures\"'; ";

    @TempDir
    private Path folder;

    private LastingChildren children;
    private Identity service;

    @BeforeEach
    void name() {
        children = new LastingChildren(folder.resolve("run"), folder.resolve("apps"));
        service = new Identity("service", "mark-" + folder.getFileName(), folder.resolve("service.log"));
    }

    @AfterEach
    void stop() {
        children.stop(service, Child.Signal.KILL, Duration.ofSeconds(30));
    }

    @Test
    void who_changes_its_schema_is_waited_for_as_long_as_that_takes_and_its_patience_begins_then() {
        Child child = start(BEGINS + "sleep 3; echo 'Successfully applied 1 migration to schema'; touch ready; ");

        Waiting.until(this::isReady, child, PATIENCE);

        assertThat(isReady()).isTrue();
        assertThat(child.work()).isEmpty();
    }

    @Test
    void so_it_is_where_an_earlier_run_had_begun() {
        start(BEGINS + "sleep 3; echo 'Successfully applied 1 migration to schema'; touch ready; ");
        Child found = new LastingChildren(folder.resolve("run"), folder.resolve("apps"))
                .running(service)
                .orElseThrow();

        assertThat(Waiting.untilOrEnded(this::isReady, found, PATIENCE)).isTrue();
    }

    @Test
    void who_ends_while_it_changes_its_schema_is_a_failure_at_once_with_the_end_of_its_log() {
        Child child = start(BEGINS + "sleep 2; echo 'ERROR: could not extend file'; exit 1; ");

        assertThatThrownBy(() -> Waiting.until(this::isReady, child, Duration.ofMinutes(5)))
                .isInstanceOf(LocalFailure.class)
                .hasMessageStartingWith("service ended while it was starting.")
                .hasMessageContaining("ERROR: could not extend file");
    }

    @Test
    void who_does_not_say_what_it_is_at_is_not_waited_for_longer() {
        Child child = start(BEGINS + "echo 'Successfully applied 1 migration to schema'; ");

        assertThatThrownBy(() -> Waiting.until(this::isReady, child, PATIENCE))
                .isInstanceOf(LocalFailure.class)
                .hasMessageStartingWith("service was not ready within 1 s.");
    }

    private Child start(String script) {
        String command = "cd '" + folder + "'; " + script + "while :; do sleep 0.1; done";
        return children.start(new Launch(service, List.of("sh", "-c", command, service.mark())));
    }

    private boolean isReady() {
        return Files.exists(folder.resolve("ready"));
    }
}
