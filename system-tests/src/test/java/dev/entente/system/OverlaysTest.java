package dev.entente.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;

import static org.assertj.core.api.Assertions.assertThat;

/** What the overlays come to when they are applied, base, patches and all. */
class OverlaysTest {

    private static final List<String> SERVICES = List.of("ingest-service", "query-service", "notification-service");

    /** Connections that PostgreSQL keeps for itself and its operator. */
    private static final int OF_OTHERS = 20;

    private static final Pattern GENERATED = Pattern.compile("-[a-z0-9]{10}$");

    @ParameterizedTest
    @ValueSource(strings = {"overlays/production", "overlays/trial", "mirror"})
    void each_manifest_says_only_what_its_type_knows(String overlay) {
        assertThat(manifests(overlay).map(Manifests::typed)).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/production", "overlays/trial", "mirror"})
    void kubectl_comes_to_the_same_where_it_is_there(String overlay) {
        var kubectl = new Checkout(Map.of(), Duration.ofMinutes(1));
        Assumptions.assumeTrue(
                kubectl.succeeds("sh", "-c", "command -v kubectl >/dev/null && kubectl kustomize --help >/dev/null"),
                "there is no kubectl here that knows kustomizations");
        var text = kubectl.run(
                "kubectl", "kustomize", Manifests.FOLDER.resolve(overlay).toString());
        for (var manifest : Manifests.documents(text)) {
            var name = manifest.at("/metadata/name").asText();
            if (manifest.path("kind").asText().equals("ConfigMap")) {
                text = text.replace(name, GENERATED.matcher(name).replaceFirst(""));
            }
        }

        assertThat(manifests(overlay).map(OverlaysTest::sorted).toList())
                .containsExactlyInAnyOrderElementsOf(Manifests.documents(text).stream()
                        .map(OverlaysTest::sorted)
                        .toList());
    }

    /** Without the order of lists whose elements have names, which means nothing. */
    private static JsonNode sorted(JsonNode node) {
        node.forEach(OverlaysTest::sorted);
        if (node instanceof ArrayNode list
                && list.valueStream().allMatch(element -> element.path("name").isTextual())) {
            var elements = new ArrayList<JsonNode>();
            list.forEach(elements::add);
            elements.sort(Comparator.comparing(element -> element.path("name").asText()));
            list.removeAll().addAll(elements);
        }
        return node;
    }

    @Test
    void in_production_nothing_is_reached_anywhere_but_receivers_of_alerts() {
        var anywhere = policies("overlays/production").stream()
                .filter(policy -> policy.getSpec().getEgress().stream().anyMatch(OverlaysTest::reachesManyOutside))
                .map(policy -> policy.getMetadata().getName());

        assertThat(anywhere).containsExactly("notification-reaches-receivers");
    }

    /** Whether a rule names no peer, or addresses that are more than one. */
    private static boolean reachesManyOutside(NetworkPolicyEgressRule rule) {
        return rule.getTo().isEmpty()
                || rule.getTo().stream()
                        .anyMatch(peer -> peer.getIpBlock() != null
                                && !peer.getIpBlock().getCidr().endsWith("/32"));
    }

    @Test
    void an_issuer_of_tokens_outside_of_the_cluster_can_be_reached() {
        var issuer = URI.create(setting("overlays/production", "entente", "issuer"));
        var policy = policies("overlays/production").stream()
                .filter(some -> some.getMetadata().getName().equals("services-ask-the-issuer-and-tell-the-collector"))
                .findFirst()
                .orElseThrow();

        assertThat(issuer.getHost()).contains(".example.org");
        assertThat(policy.getSpec().getEgress().getFirst().getTo()).anyMatch(peer -> peer.getIpBlock() != null);
        assertThat(policy.getSpec().getEgress().getFirst().getPorts())
                .anyMatch(port -> port.getPort().getIntVal() == 443);
    }

    @Test
    void the_mail_catcher_of_the_trial_can_be_reached() {
        var host = setting("overlays/trial", "entente", "mail-host").split("\\.", 2);
        var port = Integer.valueOf(
                variables("overlays/trial", "notification-service").get("QUARKUS_MAILER_PORT"));

        assertThat(policies("overlays/trial"))
                .filteredOn(policy -> Map.of("app.kubernetes.io/name", "notification-service")
                        .equals(policy.getSpec().getPodSelector().getMatchLabels()))
                .flatMap(policy -> policy.getSpec().getEgress())
                .anyMatch(rule -> leadsTo(rule, host[1])
                        && rule.getPorts().stream()
                                .anyMatch(some -> port.equals(some.getPort().getIntVal())));
    }

    private static boolean leadsTo(NetworkPolicyEgressRule rule, String namespace) {
        return rule.getTo().stream()
                .anyMatch(peer -> peer.getNamespaceSelector() != null
                        && Map.of("kubernetes.io/metadata.name", namespace)
                                .equals(peer.getNamespaceSelector().getMatchLabels()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "notification-service"})
    void in_production_a_service_knows_who_asks_and_tells_of_its_part_of_a_trace(String service) {
        assertThat(variables("overlays/production", service))
                .containsEntry("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true")
                .containsKey("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES")
                .containsEntry("QUARKUS_OTEL_SDK_DISABLED", "false")
                .containsKey("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/production", "overlays/trial"})
    void the_dashboard_leads_to_where_one_subscribes(String overlay) {
        assertThat(variables(overlay, "query-service"))
                .containsEntry(
                        "ENTENTE_QUERY_DASHBOARD_SUBSCRIBE",
                        setting(overlay, "entente", "notification-address") + "/subscribe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/production", "overlays/trial"})
    void a_changed_setting_exchanges_replicas(String overlay) {
        var kustomization = Manifests.documents(
                        Manifests.FOLDER.resolve(overlay).resolve("kustomization.yaml"))
                .getFirst();

        assertThat(kustomization.path("configMapGenerator")).isNotEmpty();
        assertThat(kustomization.toString()).doesNotContain("disableNameSuffixHash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/production", "overlays/trial"})
    void every_setting_that_a_service_cannot_do_without_is_made(String overlay) {
        var made = of(overlay, "ConfigMap")
                .collect(Collectors.toMap(
                        map -> map.at("/metadata/name").asText(),
                        map -> map.path("data").properties().stream()
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet())));

        for (var service : SERVICES) {
            environment(overlay, service)
                    .filter(variable -> variable.getValueFrom() != null
                            && variable.getValueFrom().getConfigMapKeyRef() != null)
                    .map(variable -> variable.getValueFrom().getConfigMapKeyRef())
                    .forEach(reference ->
                            assertThat(made.get(reference.getName())).contains(reference.getKey()));
        }
    }

    @Test
    void every_secret_is_one_that_an_operator_makes_or_that_the_page_for_operators_lists() throws IOException {
        var page = Files.readString(Checkout.file("docs/operations.md"));
        var asked = new TreeSet<String>();
        for (var overlay : List.of("overlays/production", "mirror")) {
            manifests(overlay).forEach(manifest -> secrets(manifest, asked));
            asked.removeAll(of(overlay, "KafkaUser")
                    .map(user -> user.at("/metadata/name").asText())
                    .collect(Collectors.toSet()));
        }
        asked.removeAll(Set.of("entente-cluster-ca-cert", "entente-ca")); // Strimzi's, CloudNativePG's

        assertThat(asked)
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    private static void secrets(JsonNode node, Set<String> found) {
        for (var name : List.of("secretKeyRef", "passwordSecret", "accessKeyId", "secretAccessKey", "secret")) {
            node.findValues(name)
                    .forEach(reference -> found.add(Stream.of("name", "secretName")
                            .map(reference::path)
                            .filter(JsonNode::isTextual)
                            .map(JsonNode::asText)
                            .findFirst()
                            .orElseThrow()));
        }
        node.findValues("secretName").forEach(name -> found.add(name.asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/production", "overlays/trial", "mirror"})
    void there_are_brokers_for_the_replicas_of_each_topic(String overlay) {
        var brokers = of(overlay, "KafkaNodePool")
                .mapToInt(pool -> pool.at("/spec/replicas").asInt())
                .sum();

        assertThat(of(overlay, "KafkaTopic").toList()).hasSize(3).allSatisfy(topic -> {
            var replicas = topic.at("/spec/replicas").asInt();
            var inSync = topic.path("spec")
                    .path("config")
                    .path("min.insync.replicas")
                    .asInt();
            assertThat(replicas).isPositive().isLessThanOrEqualTo(brokers);
            assertThat(inSync).isPositive().isLessThan(brokers == 1 ? 2 : replicas);
        });
    }

    @Test
    void the_mirror_has_the_topics_of_the_log_with_the_times_of_its_records() {
        assertThat(of("mirror", "KafkaTopic").map(OverlaysTest::withoutTimes))
                .containsExactlyInAnyOrderElementsOf(of("overlays/production", "KafkaTopic")
                        .map(OverlaysTest::withoutTimes)
                        .toList());
        assertThat(of("mirror", "KafkaTopic"))
                .allSatisfy(topic -> assertThat(topic.path("spec")
                                .path("config")
                                .path("message.timestamp.type")
                                .asText())
                        .isEqualTo("CreateTime"));
    }

    private static ObjectNode withoutTimes(ObjectNode topic) {
        topic.withObject("/spec/config").remove("message.timestamp.type");
        topic.withObject("/metadata/labels").remove("app.kubernetes.io/part-of");
        return topic;
    }

    @Test
    void the_mirror_comes_in_where_the_log_lets_it_in() {
        var source = of("mirror", "KafkaMirrorMaker2")
                .map(mirror -> mirror.at("/spec/mirrors/0/source"))
                .findFirst()
                .orElseThrow();
        var port = source.path("bootstrapServers").asText().replaceFirst(".*:", "");

        assertThat(of("overlays/production", "Kafka")
                        .flatMap(kafka -> kafka.at("/spec/kafka/listeners").valueStream()))
                .anySatisfy(listener -> {
                    assertThat(listener.path("port").asText()).isEqualTo(port);
                    assertThat(listener.path("tls").asBoolean()).isTrue();
                    assertThat(listener.at("/authentication/type")).isEqualTo(source.at("/authentication/type"));
                });
        assertThat(of("overlays/production", "KafkaUser")
                        .map(user -> user.at("/metadata/name").asText()))
                .contains(source.at("/authentication/username").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/production", "overlays/trial"})
    void all_replicas_together_find_room_in_the_database(String overlay) {
        var room = of(overlay, "Cluster")
                .mapToInt(cluster -> cluster.at("/spec/postgresql/parameters/max_connections")
                        .asInt())
                .sum();
        var query = pool(overlay, "query-service", "") + pool(overlay, "query-service", "READING_");
        var notification = pool(overlay, "notification-service", "");
        var asked = most(overlay, "query-service") * query + most(overlay, "notification-service") * notification;

        assertThat(asked).isPositive().isLessThanOrEqualTo(room - OF_OTHERS);
    }

    /** As many replicas as the autoscaler makes, and one more while they are exchanged. */
    private static int most(String overlay, String service) {
        return typed(overlay, HorizontalPodAutoscaler.class)
                .filter(scaler -> scaler.getMetadata().getName().equals(service))
                .mapToInt(scaler -> scaler.getSpec().getMaxReplicas() + 1)
                .sum();
    }

    private static int pool(String overlay, String service, String source) {
        return Integer.parseInt(variables(overlay, service).get("QUARKUS_DATASOURCE_" + source + "JDBC_MAX_SIZE"));
    }

    private static List<NetworkPolicy> policies(String overlay) {
        return typed(overlay, NetworkPolicy.class).toList();
    }

    private static String setting(String overlay, String map, String key) {
        return of(overlay, "ConfigMap")
                .filter(some -> some.at("/metadata/name").asText().equals(map))
                .map(some -> some.path("data").path(key).asText())
                .findFirst()
                .orElseThrow();
    }

    /** What a service is told, but for secrets. */
    private static Map<String, String> variables(String overlay, String service) {
        var variables = new TreeMap<String, String>();
        of(overlay, "ConfigMap")
                .filter(map -> map.at("/metadata/name").asText().equals(service))
                .forEach(map -> map.path("data")
                        .properties()
                        .forEach(entry ->
                                variables.put(entry.getKey(), entry.getValue().asText())));
        environment(overlay, service).forEach(variable -> {
            var from = variable.getValueFrom();
            if (from == null) {
                variables.put(variable.getName(), variable.getValue());
            } else if (from.getConfigMapKeyRef() != null) {
                variables.put(
                        variable.getName(),
                        setting(
                                overlay,
                                from.getConfigMapKeyRef().getName(),
                                from.getConfigMapKeyRef().getKey()));
            }
        });
        variables.replaceAll((name, value) -> Pattern.compile("\\$\\((\\w+)\\)")
                .matcher(value)
                .replaceAll(reference -> variables.get(reference.group(1))));
        return variables;
    }

    private static Stream<EnvVar> environment(String overlay, String service) {
        return typed(overlay, Deployment.class)
                .filter(deployment -> deployment.getMetadata().getName().equals(service))
                .flatMap(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream())
                .flatMap(container -> container.getEnv().stream());
    }

    private static <T> Stream<T> typed(String overlay, Class<T> type) {
        return manifests(overlay).map(Manifests::typed).filter(type::isInstance).map(type::cast);
    }

    private static Stream<ObjectNode> of(String overlay, String kind) {
        return manifests(overlay)
                .filter(manifest -> manifest.path("kind").asText().equals(kind));
    }

    private static Stream<ObjectNode> manifests(String overlay) {
        return Kustomize.manifests(Manifests.FOLDER.resolve(overlay)).stream();
    }
}
