package dev.entente.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.local.process.Checkout;
import dev.entente.local.process.Commands;

import static org.assertj.core.api.Assertions.assertThat;

/** What the commands say on a checkout in which nothing has been built. */
class HelpTest {
    private static final String RESOURCES = "deploy/local/src/main/resources/dev/entente/local";
    private static final List<String> COMMANDS =
            List.of("deploy/up", "deploy/down", "deploy/token", "deploy/import", "deploy/images", "deploy/pins");

    @TempDir
    private Path folder;

    @BeforeEach
    void checkOut() throws IOException {
        Path root = Checkout.root();
        Stream<String> files = Stream.of(
                "deploy/local/launch.sh",
                ".mvn/find-jdk",
                RESOURCES + "/up/usage.txt",
                RESOURCES + "/up/down.txt",
                RESOURCES + "/token/usage.txt",
                "deploy/importer/src/main/resources/dev/entente/imports/usage.txt");
        for (String file : Stream.concat(COMMANDS.stream(), files).toList()) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(root.resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "token", "import", "images", "pins"})
    void help_is_told_before_anything_is_built(String command) {
        Commands.Result help = run("deploy/" + command, "--help");

        assertThat(help.output()).contains("deploy/" + command).doesNotContain("Building");
        assertThat(help.status()).isZero();
        assertThat(folder.resolve("deploy/local/target")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"--smaple, --sample", "--detatch, --detach", "--fesh, --fresh"})
    void a_misspelt_word_is_told_in_one_line_with_the_one_that_was_meant(String word, String meant) {
        Commands.Result refused = run("deploy/up", word);

        assertThat(refused.output())
                .isEqualTo("deploy/up does not know '%s'. Did you mean %s? deploy/up --help shows what there is.\n"
                        .formatted(word, meant));
        assertThat(refused.status()).isEqualTo(2);
    }

    @Test
    void a_word_that_is_like_none_is_told_without_a_guess() {
        assertThat(run("deploy/up", "--verbose").output())
                .isEqualTo("deploy/up does not know '--verbose'. deploy/up --help shows what there is.\n");
    }

    @Test
    void jdks_that_are_too_old_are_named() throws IOException {
        Path old = Files.createDirectories(folder.resolve(".jdks/old/bin")).resolve("javac");
        Files.writeString(old, "#!/bin/sh\necho javac 17.0.2\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();
        // a JDK that is new enough is in the usual folders of this machine, so these are others
        Path script = folder.resolve(".mvn/find-jdk");
        Files.writeString(
                script,
                Files.readString(script)
                        .replace("/usr/lib/jvm/* /opt/* /usr/local/*", folder + "/none/*")
                        .replace("command -v javac", "false"));

        Commands.Result none = Commands.run(
                List.of(
                        "env",
                        "-i",
                        "PATH=/usr/bin:/bin",
                        "JAVA_HOME=" + folder.resolve(".jdks/old"),
                        "HOME=" + folder,
                        script.toString()),
                Map.of(),
                null);

        assertThat(none.output())
                .startsWith("No JDK of version 21 or newer was found; there is 17 at " + folder.resolve(".jdks/old"));
        assertThat(none.output().split("17 at", -1)).hasSize(2);
        assertThat(none.status()).isEqualTo(1);
    }

    private Commands.Result run(String... words) {
        return Commands.run(Stream.concat(
                        Stream.of(folder.resolve(words[0]).toString()),
                        Stream.of(words).skip(1))
                .toList());
    }
}
