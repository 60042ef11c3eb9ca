package dev.entente.ingest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.local.PlatformResource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The examples of the docs, run as a reader would run them. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final Pattern POSITION = Pattern.compile("\"position\":\"([^\"]+)\"|position (\\S+)");

    @Test
    void curl_posts_in_every_form() throws Exception {
        assumeTrue(isHere("curl"), "there is no curl here");
        var output = run("bash", EXAMPLES.resolve("post.sh").toString());
        assertThat(output.lines().filter(line -> line.contains("\"position\""))).hasSize(6);
        assertThat(output).contains("{\"summary\":{\"accepted\":2,\"rejected\":0}}");
        assertKept(output, "curl-1", "curl-1", "curl-2", "curl-3", "curl-4", "curl-5", "curl-6");
    }

    @Test
    void curl_corrects_takes_back_and_joins() throws Exception {
        assumeTrue(isHere("curl"), "there is no curl here");
        var output = run("bash", EXAMPLES.resolve("correct.sh").toString());
        assertKept(output, "ferry-1", "ferry-2", "tunnel-1", "ferry-3", "tunnel-2", "ferry-4");
    }

    @Test
    void python_posts_and_understands_refusals() throws Exception {
        assumeTrue(isHere("python3"), "there is no python3 here");
        var output = run("python3", EXAMPLES.resolve("post.py").toString());
        assertThat(output)
                .contains("batch: 422 py-3 /data/title/en")
                .contains("stream: 100 results, {'accepted': 100, 'rejected': 0}")
                .contains("refused: The event is not valid")
                .contains("/subject");
        assertKept(output, "py-1");
    }

    @Test
    void java_posts_with_the_sdk_of_cloudevents() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jars = Stream.of(
                        CloudEvent.class,
                        CloudEventBuilder.class,
                        HttpMessageFactory.class,
                        JsonFormat.class,
                        ObjectMapper.class,
                        JsonParser.class,
                        JsonProperty.class)
                .map(ExamplesTest::jar)
                .collect(Collectors.joining(File.pathSeparator));
        var output = run(java, "-cp", jars, EXAMPLES.resolve("PostEvents.java").toString());
        assertThat(output).contains("structured: {", "binary: {");
        assertKept(output, "java-1", "java-2");
    }

    private static void assertKept(String output, String... ids) {
        var kept = new ArrayList<String>();
        try (var stored = new StoredEvents()) {
            POSITION.matcher(output)
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .forEach(position -> kept.add(stored.at(position).key().id()));
        }
        assertThat(kept).containsExactly(ids);
    }

    private static String jar(Class<?> of) {
        return Path.of(of.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    private static boolean isHere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile("example", ".txt");
        try {
            var builder = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            var port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
            builder.environment()
                    .putAll(Map.of(
                            "ENTENTE", "http://127.0.0.1:" + port, "SOURCE", Tokens.DESK, "TOKEN", Tokens.writer()));
            var process = builder.start();
            var ended = process.waitFor(120, TimeUnit.SECONDS);
            process.destroyForcibly();
            var text = Files.readString(output, UTF_8);
            assertThat(ended).as("it goes on: %s", text).isTrue();
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        } finally {
            Files.delete(output);
        }
    }
}
