package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What images bring of what the JVM has learnt (ADR 40) is made as it is used, and is used. */
class StartCacheTest {

    private static final Pattern LEARNING =
            Pattern.compile("(?m)^RUN java -XX:AOTCacheOutput=(\\S+) (.*) -jar (\\S+) >");
    private static final Pattern STARTING = Pattern.compile("(?m)^ENTRYPOINT (\\[.*])$");
    private static final Pattern KEY = Pattern.compile("QUARKUS_OIDC_PUBLIC_KEY=(\\S+)");

    /** What changes how the JVM lays out objects and classes. */
    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "notification-service"})
    void an_image_starts_the_program_from_which_was_learnt_with_the_same_collector(String service) {
        var file = dockerfile(service);
        var learning = found(LEARNING, file);
        var cache = learning.group(1);
        var words = words(found(STARTING, file).group(1));

        assertThat(words).startsWith("java", "-XX:AOTCache=" + cache).endsWith("-jar", learning.group(3));
        assertThat(collectors(words.stream()))
                .hasSize(1)
                .isEqualTo(collectors(Stream.of(learning.group(2).split(" "))));
        assertThat(file)
                .as("it is learnt in the stage before, which ends with a failure if nothing was, and taken from there")
                .containsSubsequence(
                        " AS service\n",
                        "FROM service AS trained\n",
                        "[ -s " + cache + " ] ||",
                        "FROM service AS image\n",
                        "COPY --from=trained " + cache + " " + Path.of(cache).getParent() + "/\n");
    }

    private static List<String> collectors(Stream<String> options) {
        return options.filter(COLLECTOR.asMatchPredicate()).toList();
    }

    /** A JVM that is to use a cache and cannot does not start ({@code AOTMode=on}). */
    @Test
    void a_service_starts_with_what_was_learnt(@TempDir Path folder) throws Exception {
        assumeTrue(Runtime.version().feature() >= 25, "caches are of Java 25 and newer");
        var file = dockerfile("ingest-service");
        var learning = found(LEARNING, file);
        var cache = folder.resolve("service.aot");
        var settings =
                Map.of("QUARKUS_OIDC_PUBLIC_KEY", found(KEY, file).group(1), "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");

        var options = new ArrayList<>(List.of("-XX:AOTCacheOutput=" + cache));
        options.addAll(List.of(learning.group(2).split(" ")));
        end(started(options, settings, folder.resolve("first.log")));

        assertThat(cache).isNotEmptyFile();
        var words = new ArrayList<>(words(found(STARTING, file).group(1)));
        words.replaceAll(word -> word.replace(learning.group(1), cache.toString()));
        var again = new ArrayList<>(words.subList(1, words.indexOf("-jar")));
        again.add("-XX:AOTMode=on");
        var service = started(again, settings, folder.resolve("second.log"));
        try {
            assertThat(Files.readString(Path.of("/proc/" + service.pid() + "/maps")))
                    .contains(cache.toString());
        } finally {
            end(service);
        }
    }

    /** Returns when it listens. */
    private static Process started(List<String> options, Map<String, String> settings, Path log) throws IOException {
        var ports = Ports.of(List.of("SERVICE"));
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-jar",
                Checkout.file("ingest-service/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(ports.of("SERVICE")));
        var process = builder.start();
        try {
            Waiting.until("the service listens", () -> listens(process, log, ports), listens -> listens);
            return process;
        } catch (RuntimeException | Error e) {
            end(process);
            throw e;
        }
    }

    private static boolean listens(Process process, Path log, Ports ports) {
        assertThat(process.isAlive()).as(() -> text(log)).isTrue();
        return Http.get(ports.address("SERVICE", "/q/health/live")).status() == 200;
    }

    /** What it has learnt is written down at its end, by another JVM. */
    private static void end(Process process) {
        process.destroy();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> words(String array) {
        try {
            return List.of(Http.JSON.readValue(array, String[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(array + " is not a list of words", e);
        }
    }

    private static Matcher found(Pattern pattern, String file) {
        var matcher = pattern.matcher(file);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher;
    }

    private static String dockerfile(String service) {
        return text(Checkout.file(service + "/src/main/docker/Dockerfile"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
