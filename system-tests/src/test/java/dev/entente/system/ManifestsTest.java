package dev.entente.system;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.user.KafkaUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The manifests say what they mean to say: each is of a type that knows all that it says. */
class ManifestsTest {

    /** What beside the services leaves the cluster, since nobody knows here where the API server and the store are. */
    private static final Set<String> AWAY =
            Set.of("kafka-asks-the-api-server", "database-asks-the-api-server", "database-reaches-its-backups");

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

    @ParameterizedTest
    @MethodSource("services")
    void a_service_answers_until_nobody_is_sent_to_it_any_more_and_then_has_time_to_end(Deployment service) {
        var pod = service.getSpec().getTemplate().getSpec();
        var pause = pod.getContainers().getFirst().getLifecycle().getPreStop().getSleep();

        // the readiness that takes it out of the ingress is asked for every 3 s; what is under way has up to 15 s
        // (quarkus.shutdown)
        assertThat(pause.getSeconds()).isGreaterThanOrEqualTo(5);
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(pause.getSeconds() + 15);
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_that_changes_its_schema_at_its_start_is_not_ended_while_it_does(Deployment service) {
        var pod = service.getSpec().getTemplate();
        var probe = pod.getSpec().getContainers().getFirst().getStartupProbe();
        var owner = "true".equals(pod.getMetadata().getLabels().get("entente.dev/uses-database"));

        assertThat(Duration.ofSeconds((long) probe.getPeriodSeconds() * probe.getFailureThreshold()))
                .isGreaterThanOrEqualTo(owner ? Duration.ofMinutes(30) : Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_takes_the_word_of_the_ingress_for_who_asks(Deployment service) {
        assertThat(containers(service.getSpec().getTemplate().getSpec())
                        .flatMap(container -> container.getEnv().stream()))
                .anySatisfy(variable -> {
                    assertThat(variable.getName()).isEqualTo("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING");
                    assertThat(variable.getValue()).isEqualTo("true");
                });
    }

    @Test
    void each_database_lets_in_only_whom_it_names() {
        var cluster = all(CloudNativePg.Cluster.class).findFirst().orElseThrow();
        var bootstrap = cluster.spec().bootstrap().initdb();
        var said = Stream.concat(bootstrap.postInitSQL().stream(), bootstrap.postInitApplicationSQL().stream())
                .toList();
        var databases = Stream.concat(
                Stream.of(bootstrap.database()),
                all(CloudNativePg.Database.class)
                        .map(database -> database.spec().name()));

        assertThat(databases)
                .hasSize(2)
                .allSatisfy(name -> assertThat(said).contains("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC"));
    }

    @Test
    void autoscalers_are_told_the_greatest_lag_that_a_replica_tells_and_a_number() {
        var served = Manifests.documents(Manifests.documents(Manifests.FOLDER.resolve("adapter/rules.yaml"))
                        .getFirst()
                        .at("/data/config.yaml")
                        .asText())
                .getFirst()
                .path("externalRules")
                .valueStream()
                .map(rule -> rule.path("metricsQuery").asText())
                .toList();
        var asked = all(HorizontalPodAutoscaler.class)
                .flatMap(scaler -> scaler.getSpec().getMetrics().stream())
                .filter(metric -> metric.getType().equals("External"))
                .map(metric -> metric.getExternal().getMetric().getName());

        assertThat(asked)
                .hasSize(2)
                .allSatisfy(metric -> assertThat(served).contains("max(" + metric + "{<<.LabelMatchers>>} >= 0)"));
    }

    @Test
    void autoscalers_see_work_that_makes_no_lag() {
        assertThat(all(HorizontalPodAutoscaler.class))
                .hasSize(3)
                .allSatisfy(scaler -> assertThat(scaler.getSpec().getMetrics())
                        .anyMatch(metric -> metric.getResource() != null
                                && metric.getResource().getName().equals("cpu")));
    }

    @Test
    void ingest_cannot_fill_the_disks_of_the_brokers_in_an_hour() {
        var account = all(KafkaUser.class)
                .filter(user -> user.getMetadata().getName().equals("ingest-service"))
                .findFirst()
                .orElseThrow();
        var disk = 100L << 30;

        assertThat(account.getSpec().getQuotas().getProducerByteRate() * 3600L).isLessThan(disk * 3 / 2);
    }

    @Test
    void kafka_postgresql_and_each_service_are_watched() {
        assertThat(all(ServiceMonitor.class)
                        .map(monitor -> monitor.getMetadata().getName()))
                .containsExactlyInAnyOrderElementsOf(services().stream()
                        .map(service -> service.getMetadata().getName())
                        .toList());
        assertThat(all(PodMonitor.class))
                .anySatisfy(
                        monitor -> assertThat(monitor.getSpec().getSelector().getMatchLabels())
                                .containsEntry("strimzi.io/kind", "Kafka"));
        assertThat(all(CloudNativePg.Cluster.class)
                        .map(cluster -> cluster.spec().monitoring().enablePodMonitor()))
                .containsExactly(true);
    }

    @Test
    void instances_of_the_database_ask_each_other_whether_they_are_cut_off() {
        var policy = all(NetworkPolicy.class)
                .filter(some -> some.getMetadata().getName().equals("database-serves-and-replicates"))
                .findFirst()
                .orElseThrow()
                .getSpec();
        var among = Map.of("cnpg.io/cluster", "entente");

        assertThat(policy.getIngress())
                .filteredOn(rule -> rule.getFrom().stream().anyMatch(peer -> isOf(peer, among)))
                .flatMap(rule -> rule.getPorts())
                .anyMatch(port -> port.getPort().getIntVal() == 8000);
        assertThat(policy.getEgress())
                .filteredOn(rule -> rule.getTo().stream().anyMatch(peer -> isOf(peer, among)))
                .flatMap(rule -> rule.getPorts())
                .anyMatch(port -> port.getPort().getIntVal() == 8000);
    }

    private static boolean isOf(NetworkPolicyPeer peer, Map<String, String> pods) {
        return peer.getPodSelector() != null
                && pods.equals(peer.getPodSelector().getMatchLabels());
    }

    @Test
    void of_the_services_only_notification_leaves_and_only_by_https_and_to_mail_servers() {
        var leaving = all(NetworkPolicy.class)
                .filter(policy -> policy.getSpec().getEgress().stream().anyMatch(ManifestsTest::leaves))
                .filter(policy -> !AWAY.contains(policy.getMetadata().getName()))
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

    /** Whether addresses outside can be reached: those that are named, or any, where nobody is. */
    private static boolean leaves(NetworkPolicyEgressRule rule) {
        return rule.getTo().isEmpty() || rule.getTo().stream().anyMatch(peer -> peer.getIpBlock() != null);
    }

    @Test
    void whoever_else_leaves_does_so_to_the_api_server_or_to_the_store_of_backups() {
        var leaving = all(NetworkPolicy.class)
                .filter(policy -> policy.getSpec().getEgress().stream().anyMatch(ManifestsTest::leaves))
                .filter(policy -> AWAY.contains(policy.getMetadata().getName()))
                .toList();

        assertThat(leaving).hasSameSizeAs(AWAY).allSatisfy(policy -> {
            assertThat(policy.getSpec().getPodSelector().getMatchLabels().keySet())
                    .isSubsetOf("strimzi.io/cluster", "cnpg.io/cluster");
            assertThat(policy.getSpec().getEgress().stream()
                            .flatMap(rule -> rule.getPorts().stream())
                            .map(port -> port.getPort().getIntVal()))
                    .isNotEmpty()
                    .isSubsetOf(443, 6443);
        });
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
