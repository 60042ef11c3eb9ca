package dev.entente.system;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The manifests say what they mean to say: each is of a type that knows all that it says. */
class ManifestsTest {

    static List<String> files() {
        return Manifests.files();
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
                kustomization.path("resources").valueStream().map(JsonNode::asText),
                kustomization
                        .path("patches")
                        .valueStream()
                        .filter(patch -> patch.has("path"))
                        .map(patch -> patch.path("path").asText()));
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

    @ParameterizedTest
    @MethodSource("services")
    void a_service_runs_without_rights_on_its_node_and_says_how_it_is(Deployment service) {
        var pod = service.getSpec().getTemplate().getSpec();
        var container = pod.getContainers().getFirst();

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .doesNotContainNull();
        assertThat(container.getResources().getLimits()).containsKey("memory");
        assertThat(container.getImage()).doesNotEndWith(":latest").contains(":");
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_secret_is_never_written_down(Deployment service) {
        var secret = Set.of("PASSWORD", "KEY", "JAAS");
        assertThat(containers(service.getSpec().getTemplate().getSpec())
                        .flatMap(container -> container.getEnv().stream())
                        .filter(variable -> secret.stream().anyMatch(variable.getName()::contains)))
                .isNotEmpty()
                .allSatisfy(variable ->
                        assertThat(variable.getValueFrom().getSecretKeyRef()).isNotNull());
    }

    private static Stream<Container> containers(PodSpec pod) {
        return pod.getContainers().stream();
    }

    static List<Deployment> services() {
        return all(Deployment.class).toList();
    }

    @Test
    void only_notification_leaves_and_only_by_https_and_to_mail_servers() {
        var leaving = all(NetworkPolicy.class)
                .filter(policy -> policy.getSpec().getEgress().stream().anyMatch(ManifestsTest::leaves))
                .toList();

        assertThat(leaving).singleElement().satisfies(policy -> {
            assertThat(policy.getSpec().getPodSelector().getMatchLabels())
                    .containsEntry("app.kubernetes.io/name", "notification-service");
            assertThat(policy.getSpec().getEgress().stream()
                            .flatMap(rule -> rule.getPorts().stream())
                            .map(NetworkPolicyPort::getPort)
                            .map(port -> port.getIntVal())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(443, 465, 587);
        });
    }

    private static boolean leaves(NetworkPolicyEgressRule rule) {
        return rule.getTo().stream().anyMatch(peer -> peer.getIpBlock() != null);
    }

    @Test
    void what_no_policy_allows_is_refused() {
        assertThat(all(NetworkPolicy.class)).anySatisfy(policy -> {
            assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
            assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
            assertThat(policy.getSpec().getIngress()).isEmpty();
            assertThat(policy.getSpec().getEgress()).isEmpty();
        });
    }

    private static <T> Stream<T> all(Class<T> type) {
        return Manifests.files().stream()
                .filter(file -> file.startsWith("base/"))
                .flatMap(file -> Manifests.in(file).stream())
                .filter(type::isInstance)
                .map(type::cast);
    }
}
