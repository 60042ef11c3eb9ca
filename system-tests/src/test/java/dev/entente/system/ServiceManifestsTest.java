package dev.entente.system;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;

import static org.assertj.core.api.Assertions.assertThat;

/** How the services run on a cluster, and how many of each. */
class ServiceManifestsTest {

    static List<Deployment> services() {
        return Manifests.ofBase(Deployment.class).toList();
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
        if (owner) { // or a rollout counts as failed meanwhile
            assertThat(Duration.ofSeconds(service.getSpec().getProgressDeadlineSeconds()))
                    .isGreaterThan(Duration.ofSeconds((long) probe.getPeriodSeconds() * probe.getFailureThreshold()));
        }
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
        var asked = Manifests.ofBase(HorizontalPodAutoscaler.class)
                .flatMap(scaler -> scaler.getSpec().getMetrics().stream())
                .filter(metric -> metric.getType().equals("External"))
                .map(metric -> metric.getExternal().getMetric().getName());

        assertThat(asked)
                .hasSize(2)
                .allSatisfy(metric -> assertThat(served).contains("max(" + metric + "{<<.LabelMatchers>>} >= 0)"));
    }
}
