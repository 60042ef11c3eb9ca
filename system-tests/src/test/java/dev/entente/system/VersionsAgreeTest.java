package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Runtime.Version;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What is named in several places is of one version in all of them: Entente itself, Kafka, PostgreSQL, Java. */
class VersionsAgreeTest {

    private static final List<String> SERVICES = List.of("ingest-service", "query-service", "notification-service");
    private static final String PROJECT = first("pom.xml", "<version>(.+?)</version>");

    /** Under which images and notes are made. */
    private static final String RELEASE = PROJECT.replace("-SNAPSHOT", "");

    @Test
    void images_have_the_version_of_the_project() {
        assertThat(first("deploy/images", "tag=\\$\\{1:-(.+)}")).isEqualTo(RELEASE);
        assertThat(first("pom.xml", "<quarkus.container-image.tag>(.+?)<")).isEqualTo(RELEASE);
        assertThat(all("deploy/compose/compose.yaml", "-service:(\\S+)"))
                .hasSize(3)
                .containsOnly(RELEASE);
        assertThat(all("deploy/kubernetes/overlays/production/kustomization.yaml", "newTag: ([^}\\s]+)"))
                .hasSize(3)
                .containsOnly(RELEASE);
        for (var service : List.of("ingest", "query", "notification")) {
            assertThat(all("deploy/kubernetes/base/services/" + service + ".yaml", "image: entente/\\S+:(\\S+)"))
                    .containsExactly(RELEASE);
        }
        assertThat(first("docs/cluster.md", "`deploy/images (\\S+)`")).isEqualTo(RELEASE);
    }

    @Test
    void modules_have_the_version_of_the_project() {
        for (var module : all("pom.xml", "<module>(.+?)</module>")) {
            assertThat(first(module + "/pom.xml", "(?s)<parent>.*?<version>(.+?)</version>"))
                    .as(module)
                    .isEqualTo(PROJECT);
        }
    }

    @Test
    void the_newest_notes_are_those_of_the_version() {
        assertThat(first("CHANGELOG.md", "(?m)^## (.+)$"))
                .matches((PROJECT.equals(RELEASE) ? "" : "Unreleased: ") + Pattern.quote(RELEASE) + "( .*)?");
    }

    @Test
    void kafka_is_the_one_that_the_tests_start() {
        var tried = first("deploy/local/pom.xml", "<kafka-broker.version>(.+?)<");

        assertThat(all("deploy/compose/compose.yaml", "apache/kafka:([^@\\s]+)"))
                .isNotEmpty()
                .containsOnly(tried);
        assertThat(all(
                        "deploy/local/src/main/java/dev/entente/local/containers/ContainerKafka.java",
                        "apache/kafka:([^\"]+)"))
                .containsOnly(tried);
    }

    /** Strimzi knows a version some time after it was released. */
    @Test
    void kafka_on_clusters_is_named_and_no_newer_than_the_one_that_the_tests_start() {
        var tried = version(first("deploy/local/pom.xml", "<kafka-broker.version>(.+?)<"));
        var named = Stream.of("base/kafka/cluster.yaml", "mirror/kafka.yaml", "mirror/mirror.yaml")
                .flatMap(file -> Manifests.documents(Manifests.FOLDER.resolve(file)).stream())
                .filter(manifest -> manifest.path("kind").asText().matches("Kafka|KafkaMirrorMaker2"))
                .toList();

        assertThat(named.stream().map(VersionsAgreeTest::kafka).distinct())
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.feature()).isEqualTo(tried.feature());
                    assertThat(version).isLessThanOrEqualTo(tried);
                });
        assertThat(named)
                .filteredOn(manifest -> manifest.path("kind").asText().equals("Kafka"))
                .hasSize(2)
                .allSatisfy(manifest -> assertThat(
                                manifest.at("/spec/kafka/metadataVersion").asText())
                        .startsWith(kafka(manifest).feature() + "."
                                + kafka(manifest).interim() + "-"));
    }

    private static Version kafka(JsonNode manifest) {
        return version(manifest.at("/spec/kafka/version")
                .asText(manifest.at("/spec/version").asText()));
    }

    /** Java's own versions do not end with .0. */
    private static Version version(String text) {
        return Version.parse(text.replaceFirst("(\\.0)+$", ""));
    }

    @Test
    void postgresql_is_the_one_that_the_tests_start() {
        var tried = first("deploy/local/pom.xml", "<postgres-binaries.version>(.+?)\\.0<");

        assertThat(all("deploy/compose/compose.yaml", "image: postgres:([^@\\s]+)"))
                .containsExactly(tried);
        assertThat(all(
                        "deploy/local/src/main/java/dev/entente/local/containers/ContainerPostgres.java",
                        "\"postgres:([^\"]+)"))
                .containsExactly(tried);
        assertThat(all("deploy/kubernetes/base/postgres/cluster.yaml", "imageName: [^:\\s]+:([^@\\s]+)"))
                .containsExactly(tried);
    }

    @Test
    void all_images_stand_on_one_java() {
        assertThat(SERVICES.stream()
                        .map(service -> first(service + "/src/main/docker/Dockerfile", "(?m)^FROM ([^:\\s]+:[^@\\s]+)"))
                        .distinct())
                .singleElement()
                .asString()
                .matches("eclipse-temurin:\\d+\\.\\d+\\.\\d+_\\d+-jre-\\w+");
    }

    @Test
    void no_image_of_others_floats() {
        assertThat(all("deploy/compose/compose.yaml", "image: ([^$\\s]+)"))
                .isNotEmpty()
                .allMatch(image -> image.matches(".+:v?\\d+\\.\\d+.*"));
    }

    private static String first(String file, String expression) {
        return all(file, expression).getFirst();
    }

    /** What the group of an expression matches in a file of the checkout, in its order; the test fails if nothing does. */
    private static List<String> all(String file, String expression) {
        try {
            var found = Pattern.compile(expression)
                    .matcher(Files.readString(Checkout.file(file)))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(found).as("%s in %s", expression, file).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
