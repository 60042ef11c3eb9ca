package dev.entente.system;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What overlays come to has everything that its kinds require, in values that they allow. */
class DefinitionsTest {

    static List<String> overlays() {
        return List.of("overlays/production", "overlays/restore", "overlays/trial", "mirror");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nothing_is_missing_that_kubernetes_requires(String overlay) {
        assertThat(manifests(overlay).filter(Definitions::isOfKubernetes))
                .hasSizeGreaterThan(3)
                .allSatisfy(manifest ->
                        assertThat(Definitions.faultsOfKubernetes(manifest)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nothing_is_otherwise_than_strimzi_defines(String overlay) {
        assertThat(manifests(overlay).filter(Definitions::isOfStrimzi))
                .hasSizeGreaterThan(5)
                .allSatisfy(manifest ->
                        assertThat(Definitions.faultsOfStrimzi(manifest)).isEmpty());
    }

    @Test
    void what_is_missing_or_not_allowed_is_found() {
        var deployment = one("Deployment");
        deployment.withObject("/spec").remove("selector");
        var topic = one("KafkaTopic");
        topic.withObject("/spec").put("partitions", 0);
        var user = one("KafkaUser");
        user.withObject("/spec/authentication").put("type", "scram-sha-1");

        assertThat(Definitions.faultsOfKubernetes(deployment))
                .singleElement()
                .asString()
                .contains("selector");
        assertThat(Definitions.faultsOfStrimzi(topic))
                .singleElement()
                .asString()
                .contains("partitions");
        assertThat(Definitions.faultsOfStrimzi(user)).singleElement().asString().contains("authentication/type");
    }

    private static ObjectNode one(String kind) {
        return manifests("overlays/production")
                .filter(manifest -> manifest.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }

    private static Stream<ObjectNode> manifests(String overlay) {
        return Kustomize.manifests(Manifests.FOLDER.resolve(overlay)).stream();
    }
}
