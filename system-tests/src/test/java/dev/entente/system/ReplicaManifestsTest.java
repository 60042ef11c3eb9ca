package dev.entente.system;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

import static org.assertj.core.api.Assertions.assertThat;

/** How many replicas of a service there are in production, where they are, and what each is given. */
class ReplicaManifestsTest {

    private static <T extends HasMetadata> Stream<T> of(Class<T> type, String service) {
        return Overlay.PRODUCTION
                .typed(type)
                .filter(manifest -> manifest.getMetadata().getName().equals(service));
    }

    private static Deployment deployment(String service) {
        return of(Deployment.class, service).findFirst().orElseThrow();
    }

    private static Map<String, String> podsOf(String service) {
        return Map.of("app.kubernetes.io/name", service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "notification-service"})
    void there_are_at_least_two_replicas_and_one_at_a_time_may_be_taken_away(String service) {
        assertThat(deployment(service).getSpec().getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(podsOf(service));
        assertThat(of(PodDisruptionBudget.class, service)).singleElement().satisfies(budget -> {
            assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isOne();
            assertThat(budget.getSpec().getMinAvailable()).isNull();
            assertThat(budget.getSpec().getSelector().getMatchLabels()).isEqualTo(podsOf(service));
        });
        assertThat(of(HorizontalPodAutoscaler.class, service))
                .singleElement()
                .satisfies(
                        scaler -> assertThat(scaler.getSpec().getMinReplicas()).isGreaterThanOrEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "notification-service"})
    void replicas_are_spread_over_zones_and_over_nodes(String service) {
        var spread = deployment(service).getSpec().getTemplate().getSpec().getTopologySpreadConstraints();

        assertThat(spread)
                .extracting(TopologySpreadConstraint::getTopologyKey)
                .containsExactlyInAnyOrder("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(spread).allSatisfy(constraint -> {
            assertThat(constraint.getMaxSkew()).isOne();
            assertThat(constraint.getLabelSelector().getMatchLabels()).isEqualTo(podsOf(service));
        });
    }

    /** Memory that is not asked for is taken from others when it is short; a limit of processors only slows. */
    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "notification-service"})
    void a_replica_is_given_processors_and_all_of_its_memory_and_takes_no_more_memory(String service) {
        assertThat(deployment(service).getSpec().getTemplate().getSpec().getContainers())
                .singleElement()
                .satisfies(container -> {
                    var resources = container.getResources();
                    assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
                    assertThat(resources.getRequests().get("cpu").getNumericalAmount())
                            .isPositive();
                    assertThat(resources.getLimits())
                            .containsExactly(
                                    Map.entry("memory", resources.getRequests().get("memory")));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "notification-service"})
    void the_autoscaler_of_a_service_makes_its_replicas_and_nothing_else_says_how_many(String service) {
        assertThat(of(HorizontalPodAutoscaler.class, service)).singleElement().satisfies(scaler -> {
            var target = scaler.getSpec().getScaleTargetRef();
            assertThat(target.getApiVersion() + "/" + target.getKind() + "/" + target.getName())
                    .isEqualTo("apps/v1/Deployment/" + service);
            assertThat(scaler.getSpec().getMaxReplicas())
                    .isGreaterThan(scaler.getSpec().getMinReplicas());
        });
        assertThat(deployment(service).getSpec().getReplicas()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "notification-service"})
    void replicas_are_added_before_processors_are_used_up(String service) {
        assertThat(metrics(service, MetricSpec::getResource)).singleElement().satisfies(metric -> {
            assertThat(metric.getName()).isEqualTo("cpu");
            assertThat(metric.getTarget().getType()).isEqualTo("Utilization");
            assertThat(metric.getTarget().getAverageUtilization()).isBetween(40, 85);
        });
    }

    /** An alert comes after a minute; a thousand events are read in less. */
    @ParameterizedTest
    @CsvSource({
        "query-service, entente_projection_lag_seconds, 60, max(entente_projection_lag_seconds) > 60",
        "notification-service, entente_news_lag, 1000, max(entente_news_lag_seconds) > 60"
    })
    void replicas_that_read_the_log_are_added_before_an_alert_says_that_they_lag(
            String service, String lag, BigDecimal alerted, String alert) {
        assertThat(metrics(service, MetricSpec::getExternal)).singleElement().satisfies(metric -> {
            assertThat(metric.getMetric().getName()).isEqualTo(lag);
            assertThat(metric.getTarget().getType()).isEqualTo("Value");
            assertThat(metric.getTarget().getValue().getNumericalAmount())
                    .isPositive()
                    .isLessThan(alerted);
        });
        assertThat(AlertsTest.rules().map(rule -> rule.path("expr").asText())).contains(alert);
    }

    /** Beyond as many as there are partitions, one more only answers. */
    @ParameterizedTest
    @ValueSource(strings = {"query-service", "notification-service"})
    void no_replica_is_without_a_partition(String service) {
        var partitions = Overlay.PRODUCTION
                .of("KafkaTopic")
                .filter(topic -> topic.at("/metadata/name").asText().equals("entente.events"))
                .mapToInt(topic -> topic.at("/spec/partitions").asInt())
                .sum();

        assertThat(of(HorizontalPodAutoscaler.class, service))
                .allSatisfy(
                        scaler -> assertThat(scaler.getSpec().getMaxReplicas()).isLessThanOrEqualTo(partitions));
    }

    private static <T> Stream<T> metrics(String service, Function<MetricSpec, T> kind) {
        return of(HorizontalPodAutoscaler.class, service)
                .flatMap(scaler -> scaler.getSpec().getMetrics().stream())
                .map(kind)
                .filter(metric -> metric != null);
    }
}
