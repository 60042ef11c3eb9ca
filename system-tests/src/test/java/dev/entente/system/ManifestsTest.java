package dev.entente.system;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.user.KafkaUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The manifests say what they mean to say: each is of a type that knows all that it says. */
class ManifestsTest {

    /** Without patches: what these come to is held to the types by {@link OverlaysTest}. */
    static List<String> files() {
        var patches = Manifests.files().stream()
                .filter(file -> file.endsWith("kustomization.yaml"))
                .map(Manifests.FOLDER::resolve)
                .flatMap(file -> patches(Manifests.documents(file).getFirst())
                        .map(name -> Manifests.FOLDER
                                .relativize(file.resolveSibling(name))
                                .toString()))
                .collect(Collectors.toSet());
        return Manifests.files().stream()
                .filter(file -> !patches.contains(file))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_manifest_says_only_what_its_type_knows(String file) {
        assertThat(Manifests.in(file)).isNotEmpty();
    }

    @Test
    void a_field_that_no_type_knows_is_found() throws Exception {
        var misspelt = Files.createTempFile("entente", ".yaml");
        Files.writeString(misspelt, "{apiVersion: apps/v1, kind: Deployment, spec: {replica: 2}}");

        assertThatThrownBy(() -> Manifests.in(misspelt.toString())).cause().hasMessageContaining("\"replica\"");
        Files.delete(misspelt);
    }

    @Test
    void whatever_a_kustomization_names_is_there() {
        for (var file : Manifests.files()) {
            if (file.endsWith("kustomization.yaml")) {
                var folder = Manifests.FOLDER.resolve(file).getParent();
                var kustomization =
                        Manifests.documents(Manifests.FOLDER.resolve(file)).getFirst();
                named(kustomization)
                        .forEach(name ->
                                assertThat(folder.resolve(name)).as(file).exists());
            }
        }
    }

    private static Stream<String> named(JsonNode kustomization) {
        return Stream.concat(
                kustomization.path("resources").valueStream().map(JsonNode::asText), patches(kustomization));
    }

    private static Stream<String> patches(JsonNode kustomization) {
        return kustomization
                .path("patches")
                .valueStream()
                .filter(patch -> patch.has("path"))
                .map(patch -> patch.path("path").asText());
    }

    @Test
    void every_manifest_of_the_base_belongs_to_it() {
        var base = Manifests.documents(Manifests.FOLDER.resolve("base/kustomization.yaml"))
                .getFirst();
        var there = Manifests.files().stream()
                .filter(file -> file.startsWith("base/") && !file.endsWith("kustomization.yaml"))
                .map(file -> file.substring("base/".length()));
        assertThat(there).containsExactlyInAnyOrderElementsOf(named(base).toList());
    }

    /** The namespace asks for that (restricted); what Strimzi would ask for by itself is refused there. CloudNativePG needs no word. */
    @ParameterizedTest
    @CsvSource({
        "base/kafka/cluster.yaml, KafkaNodePool, /spec/template, kafkaContainer initContainer",
        "base/kafka/cluster.yaml, Kafka, /spec/entityOperator/template, topicOperatorContainer userOperatorContainer",
        "mirror/kafka.yaml, KafkaNodePool, /spec/template, kafkaContainer",
        "mirror/kafka.yaml, Kafka, /spec/entityOperator/template, topicOperatorContainer userOperatorContainer",
        "mirror/mirror.yaml, KafkaMirrorMaker2, /spec/template, connectContainer"
    })
    void what_strimzi_runs_has_no_rights_and_changes_no_files(
            String file, String kind, String template, String containers) {
        var said = Manifests.documents(Manifests.FOLDER.resolve(file)).stream()
                .filter(manifest -> manifest.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .at(template);

        assertThat(said.at("/pod/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(said.at("/pod/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(containers.split(" ")).allSatisfy(container -> {
            var context = said.path(container).path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.at("/capabilities/drop").toString()).isEqualTo("[\"ALL\"]");
        });
    }

    @Test
    void nobody_who_writes_can_fill_the_disks_of_the_brokers_in_an_hour() {
        var disk = 100L << 30;

        assertThat(Manifests.ofBase(KafkaUser.class).toList())
                .extracting(user -> user.getMetadata().getName())
                .contains("ingest-service", "query-service", "notification-service");
        assertThat(Manifests.ofBase(KafkaUser.class))
                .allSatisfy(user -> assertThat(user.getSpec().getQuotas().getProducerByteRate() * 3600L)
                        .as(user.getMetadata().getName())
                        .isLessThan(disk * 3 / 2));
    }

    @Test
    void kafka_postgresql_and_each_service_are_watched() {
        assertThat(Manifests.ofBase(ServiceMonitor.class)
                        .map(monitor -> monitor.getMetadata().getName()))
                .containsExactlyInAnyOrderElementsOf(Manifests.ofBase(Deployment.class)
                        .map(service -> service.getMetadata().getName())
                        .toList());
        assertThat(Manifests.ofBase(PodMonitor.class))
                .anySatisfy(
                        monitor -> assertThat(monitor.getSpec().getSelector().getMatchLabels())
                                .containsEntry("strimzi.io/kind", "Kafka"));
        assertThat(Manifests.ofBase(CloudNativePg.Cluster.class)
                        .map(cluster -> cluster.spec().monitoring().enablePodMonitor()))
                .containsExactly(true);
    }
}
