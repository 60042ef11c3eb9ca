package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code deploy/pins} names images of others by digest. An engine that is made up answers for the registries. */
class PinsTest {

    private static final List<String> FILES = List.of(
            "deploy/pins",
            "deploy/compose/compose.yaml",
            "deploy/kubernetes/base/postgres/cluster.yaml",
            "ingest-service/src/main/docker/Dockerfile",
            "query-service/src/main/docker/Dockerfile",
            "notification-service/src/main/docker/Dockerfile");

    private static final Pattern IMAGE =
            Pattern.compile("(?m)^ *(?:image:|imageName:|FROM) +([a-z][^ $\\n]+:[^ \\n]+)(?= |$)");

    private static final String ENGINE = """
            #!/bin/sh
            [ "$1" = pull ] && exit
            for image; do :; done
            name=${image%:*}
            echo "other/name-of-the-same@sha256:$(printf %064d 0)"
            echo "$name@sha256:$(echo "$image of $DAY" | sha256sum | cut -c 1-64)"
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (var file : FILES) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(Checkout.file(file), folder.resolve(file));
        }
        Files.writeString(folder.resolve("docker"), ENGINE);
        assertThat(folder.resolve("docker").toFile().setExecutable(true)).isTrue();
        pins("monday", "--remove");
    }

    @Test
    void every_image_of_others_gets_the_digest_of_its_tag() {
        var before = images();

        assertThat(pins("monday").status()).isZero();

        assertThat(before).hasSizeGreaterThan(10).noneMatch(image -> image.contains("@"));
        assertThat(images().stream().map(image -> image.replaceFirst("@sha256:[0-9a-f]{64}$", "")))
                .containsExactlyElementsOf(before);
        assertThat(images()).allMatch(image -> image.contains("@sha256:"));
        assertThat(pins("monday", "--check")).isEqualTo(new Checkout.Outcome(0, ""));
    }

    @Test
    void where_a_tag_has_another_digest_or_none_is_written_the_check_says_so() {
        assertThat(pins("monday", "--check").status()).isOne();
        pins("monday");

        var check = pins("tuesday", "--check");

        assertThat(check.status()).isOne();
        assertThat(check.output().lines())
                .anyMatch(line -> line.matches("deploy/compose/compose.yaml: postgres:\\S+ is sha256:\\w{64} now"))
                .anyMatch(line -> line.startsWith("query-service/src/main/docker/Dockerfile: eclipse-temurin:"));
        pins("tuesday");
        assertThat(pins("tuesday", "--check").status()).isZero();
    }

    @Test
    void without_digests_all_files_are_as_before() {
        var before = texts();
        pins("monday");
        assertThat(texts()).isNotEqualTo(before);

        pins("monday", "--remove");

        assertThat(texts()).isEqualTo(before);
    }

    private Checkout.Outcome pins(String day, String... arguments) {
        var environment = Map.of("DOCKER", folder.resolve("docker").toString(), "DAY", day);
        var command = Stream.concat(Stream.of(folder.resolve("deploy/pins").toString()), Stream.of(arguments));
        return new Checkout(environment, Duration.ofMinutes(1)).attempt(command.toArray(String[]::new));
    }

    private List<String> images() {
        return texts().values().stream()
                .flatMap(text -> IMAGE.matcher(text).results())
                .map(image -> image.group(1))
                .toList();
    }

    private Map<String, String> texts() {
        var texts = new TreeMap<String, String>();
        for (var file : FILES) {
            try {
                texts.put(file, Files.readString(folder.resolve(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
