package dev.entente.system;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the overlays come to when they are applied, base, patches and all. */
class OverlaysTest {

    private static final List<String> SERVICES = List.of("ingest-service", "query-service", "notification-service");

    private static final Pattern GENERATED = Pattern.compile("-[a-z0-9]{10}$");

    @ParameterizedTest
    @EnumSource
    void each_manifest_says_only_what_its_type_knows(Overlay overlay) {
        assertThat(overlay.manifests().map(Manifests::typed)).hasSizeGreaterThan(5);
    }

    /** Or a cluster on which nothing of it was ever applied refuses everything. */
    @ParameterizedTest
    @EnumSource
    void the_namespace_of_everything_is_made_and_gives_no_rights(Overlay overlay) {
        var namespace = overlay.of("Namespace").toList();

        assertThat(namespace)
                .singleElement()
                .satisfies(made -> assertThat(made.at("/metadata/labels")
                                .path("pod-security.kubernetes.io/enforce")
                                .asText())
                        .isEqualTo("restricted"));
        assertThat(overlay.manifests().filter(manifest -> !namespace.contains(manifest)))
                .isNotEmpty()
                .allSatisfy(manifest -> assertThat(manifest.at("/metadata/namespace"))
                        .isEqualTo(namespace.getFirst().at("/metadata/name")));
    }

    @ParameterizedTest
    @EnumSource
    void kubectl_comes_to_the_same_where_it_is_there(Overlay overlay) {
        var kubectl = new Checkout(Map.of(), Duration.ofMinutes(1));
        Assumptions.assumeTrue(
                kubectl.succeeds("sh", "-c", "command -v kubectl >/dev/null && kubectl kustomize --help >/dev/null"),
                "there is no kubectl here that knows kustomizations");
        var text = kubectl.run("kubectl", "kustomize", overlay.folder().toString());
        for (var manifest : Manifests.documents(text)) {
            var name = manifest.at("/metadata/name").asText();
            if (manifest.path("kind").asText().equals("ConfigMap")) {
                text = text.replace(name, GENERATED.matcher(name).replaceFirst(""));
            }
        }

        assertThat(overlay.manifests().map(OverlaysTest::sorted).toList())
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

    /** Nodes of kind and minikube say nothing of zones, and without backups nobody needs what makes them. */
    @Test
    void the_trial_asks_for_neither_zones_nor_the_plugin_for_backups() {
        assertThat(Overlay.PRODUCTION
                        .of("Kafka")
                        .map(kafka -> kafka.at("/spec/kafka/rack/topologyKey").asText()))
                .containsExactly("topology.kubernetes.io/zone");
        assertThat(Overlay.TRIAL.of("Kafka"))
                .singleElement()
                .satisfies(
                        kafka -> assertThat(kafka.at("/spec/kafka").has("rack")).isFalse());
        assertThat(Overlay.TRIAL.of("Cluster"))
                .singleElement()
                .satisfies(cluster ->
                        assertThat(cluster.path("spec").has("plugins")).isFalse());
        assertThat(Overlay.TRIAL.manifests())
                .isNotEmpty()
                .noneMatch(manifest -> manifest.path("apiVersion").asText().startsWith("barmancloud.")
                        || manifest.path("kind").asText().equals("ScheduledBackup"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "notification-service"})
    void the_trial_takes_tokens_that_deploy_token_signs(String service) {
        assertThat(Overlay.TRIAL.variables(service))
                .doesNotContainKey("QUARKUS_OIDC_AUTH_SERVER_URL")
                .containsEntry("QUARKUS_OIDC_TOKEN_ISSUER", issuerOfCompose())
                .containsEntry("QUARKUS_OIDC_TOKEN_AUDIENCE", "entente");
        assertThat(Overlay.TRIAL.environment(service))
                .anyMatch(variable -> variable.getName().equals("QUARKUS_OIDC_PUBLIC_KEY"));
    }

    private static String issuerOfCompose() {
        return Manifests.documents(Checkout.file("deploy/compose/compose.yaml"))
                .getFirst()
                .at("/x-service-environment/QUARKUS_OIDC_TOKEN_ISSUER")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "notification-service"})
    void in_production_a_service_knows_who_asks_and_tells_of_its_part_of_a_trace(String service) {
        assertThat(Overlay.PRODUCTION.variables(service))
                .containsEntry("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true")
                .containsKey("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES")
                .containsEntry("QUARKUS_OTEL_SDK_DISABLED", "false")
                .containsKey("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT");
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "TRIAL"})
    void the_dashboard_leads_to_where_one_subscribes_and_mails_lead_to_it(Overlay overlay) {
        assertThat(overlay.variables("query-service"))
                .containsEntry(
                        "ENTENTE_QUERY_DASHBOARD_SUBSCRIBE",
                        overlay.setting("entente", "notification-address") + "/subscribe")
                .containsEntry("ENTENTE_QUERY_BASE_URL", overlay.setting("entente", "query-address"));
        assertThat(overlay.setting("entente", "query-address")).doesNotEndWith("/");
        assertThat(overlay.variables("notification-service"))
                .containsEntry("ENTENTE_NOTIFICATION_DASHBOARD_URL", overlay.setting("entente", "query-address"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "TRIAL"})
    void a_changed_setting_exchanges_replicas(Overlay overlay) {
        var kustomization = Manifests.documents(overlay.folder().resolve("kustomization.yaml"))
                .getFirst();

        assertThat(kustomization.path("configMapGenerator")).isNotEmpty();
        assertThat(kustomization.toString()).doesNotContain("disableNameSuffixHash");
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "TRIAL"})
    void every_setting_that_a_service_cannot_do_without_is_made(Overlay overlay) {
        var made = overlay.of("ConfigMap")
                .collect(Collectors.toMap(
                        map -> map.at("/metadata/name").asText(),
                        map -> map.path("data").properties().stream()
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet())));

        for (var service : SERVICES) {
            overlay.environment(service)
                    .filter(variable -> variable.getValueFrom() != null
                            && variable.getValueFrom().getConfigMapKeyRef() != null)
                    .map(variable -> variable.getValueFrom().getConfigMapKeyRef())
                    .forEach(reference ->
                            assertThat(made.get(reference.getName())).contains(reference.getKey()));
        }
    }

    @Test
    void every_secret_is_one_that_an_operator_makes_or_that_the_page_for_operators_lists() throws IOException {
        var page = Files.readString(Checkout.file("docs/cluster.md"))
                + Files.readString(Checkout.file("docs/operations.md"));
        var asked = new TreeSet<String>();
        for (var overlay : List.of(Overlay.PRODUCTION, Overlay.TRIAL, Overlay.MIRROR)) {
            overlay.manifests().forEach(manifest -> secrets(manifest, asked));
            asked.removeAll(overlay.of("KafkaUser")
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
}
