package dev.entente.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PidFileTest {
    @TempDir
    private Path folder;

    private LastingChildren children;
    private Identity sleeper;

    @BeforeEach
    void name() {
        children = new LastingChildren(folder.resolve("run"), folder.resolve("apps"));
        sleeper = new Identity("sleeper", "mark-" + folder.getFileName(), folder.resolve("sleeper.log"));
    }

    @AfterEach
    void stop() {
        children.stop(sleeper, Child.Signal.KILL, Duration.ofSeconds(30));
    }

    @Test
    void a_later_run_finds_the_process_by_its_file() throws IOException {
        Child child = start();

        assertThat(new LastingChildren(folder.resolve("run"), folder.resolve("apps")).running(sleeper))
                .map(Child::pid)
                .hasValue(child.pid());
        assertThat(Files.readString(pidFile()).strip()).isEqualTo(Long.toString(child.pid()));
    }

    @Test
    void another_process_that_got_the_same_number_is_not_ours() throws IOException {
        Files.createDirectories(pidFile().getParent());
        Files.writeString(pidFile(), Long.toString(ProcessHandle.current().pid()));

        assertThat(children.running(sleeper)).isEmpty();
        children.stop(sleeper, Child.Signal.KILL, Duration.ofSeconds(30)); // or this test would end here
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void a_process_that_was_killed_does_not_run() throws Exception {
        Child child = start();

        ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
        child.ended().get(60, TimeUnit.SECONDS);

        assertThat(children.running(sleeper)).isEmpty();
    }

    @Test
    void a_file_that_was_cut_off_names_nobody() throws IOException {
        Files.createDirectories(pidFile().getParent());
        Files.writeString(pidFile(), "");

        assertThat(children.running(sleeper)).isEmpty();
    }

    @Test
    void stopping_ends_the_process_and_removes_the_file() {
        Child child = start();

        children.stop(sleeper, Child.Signal.TERM, Duration.ofSeconds(60));

        assertThat(child.isAlive()).isFalse();
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void a_process_that_ignores_the_request_to_end_is_killed() {
        Child child = children.start(new Launch(
                sleeper, List.of("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done", sleeper.mark())));
        Waiting.until(() -> child.lastLines(1).equals("ready"), child, Duration.ofSeconds(60));

        children.stop(sleeper, Child.Signal.TERM, Duration.ofMillis(200));

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void a_process_that_dies_while_it_starts_is_shown_with_its_last_words() {
        Child child =
                children.start(new Launch(sleeper, List.of("sh", "-c", "echo no such table; exit 3", sleeper.mark())));

        assertThatThrownBy(() -> Waiting.until(() -> false, child, Duration.ofSeconds(60)))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("sleeper ended while it was starting")
                .hasMessageContaining("no such table")
                .hasMessageContaining(sleeper.log().toString());
    }

    @Test
    void what_a_process_was_told_is_seen_by_a_later_run() {
        Child told = children.start(new Launch(
                sleeper,
                List.of("sh", "-c", "while :; do sleep 0.1; done", sleeper.mark()),
                Map.of("ENTENTE_KEY", "a=b")));
        Waiting.until(
                () -> children.running(sleeper).isPresent(),
                told,
                Duration.ofSeconds(60)); // until then it is a copy of this one

        assertThat(children.running(sleeper)).hasValueSatisfying(child -> {
            assertThat(child.variable("ENTENTE_KEY")).hasValue("a=b");
            assertThat(child.variable("ENTENTE")).isEmpty();
        });
    }

    @Test
    void who_waits_for_a_process_that_is_ending_is_told_that_it_has_ended() {
        Child child = children.start(new Launch(sleeper, List.of("sh", "-c", "sleep 0.2", sleeper.mark())));

        assertThat(Waiting.untilOrEnded(() -> false, child, Duration.ofSeconds(60)))
                .isFalse();
    }

    @Test
    void nothing_is_started_once_everything_is_being_stopped() {
        children.close();

        assertThatThrownBy(this::start).isInstanceOf(LocalFailure.class);
        assertThat(pidFile()).doesNotExist();
    }

    private Child start() {
        Child child = children.start(
                new Launch(sleeper, List.of("sh", "-c", "echo ready; while :; do sleep 0.1; done", sleeper.mark())));
        Waiting.until(() -> child.lastLines(1).equals("ready"), child, Duration.ofSeconds(60));
        return child;
    }

    private Path pidFile() {
        return folder.resolve("run/sleeper.pid");
    }
}
