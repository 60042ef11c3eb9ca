package dev.entente.system;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may reach whom, and what is outside. */
class NetworkPoliciesTest {

    /** What beside the services leaves the cluster, since nobody knows here where the API server and the store are. */
    private static final Set<String> AWAY =
            Set.of("kafka-asks-the-api-server", "database-asks-the-api-server", "database-reaches-its-backups");

    /** Of the services, of what Strimzi runs, and of the database. */
    private static final Set<String> METRICS = Set.of("http", "9404", "9187");

    /** Strimzi's: of controllers, among brokers, of its agent, of Connect. CloudNativePG's: of its instances. */
    private static final Set<String> OF_OPERATORS = Set.of("9090", "9091", "8443", "8083", "8000", "5432");

    @Test
    void instances_of_the_database_ask_each_other_whether_they_are_cut_off() {
        var policy = Manifests.ofBase(NetworkPolicy.class)
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
        var leaving = Manifests.ofBase(NetworkPolicy.class)
                .filter(policy -> policy.getSpec().getEgress().stream().anyMatch(NetworkPoliciesTest::leaves))
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
        var leaving = Manifests.ofBase(NetworkPolicy.class)
                .filter(policy -> policy.getSpec().getEgress().stream().anyMatch(NetworkPoliciesTest::leaves))
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
        assertThat(Manifests.ofBase(NetworkPolicy.class)).anySatisfy(policy -> {
            assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
            assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
            assertThat(policy.getSpec().getIngress()).isEmpty();
            assertThat(policy.getSpec().getEgress()).isEmpty();
        });
    }

    /** What an API server asks of them: one that is not so makes it refuse the whole policy. */
    @Test
    void what_is_excepted_lies_within_what_is_allowed() {
        var blocks = Manifests.ofBase(NetworkPolicy.class)
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .flatMap(rule -> rule.getTo().stream())
                .map(NetworkPolicyPeer::getIpBlock)
                .filter(Objects::nonNull)
                .toList();

        assertThat(blocks).anySatisfy(block -> assertThat(block.getExcept()).isNotEmpty());
        assertThat(blocks)
                .allSatisfy(block -> assertThat(block.getExcept()).allSatisfy(except -> isWithin(except, block)));
    }

    private static void isWithin(String except, IPBlock block) {
        var all = block.getCidr().split("/", 2);
        var some = except.split("/", 2);
        var whole = bits(all[0]);
        var part = bits(some[0]);
        var length = Integer.parseInt(all[1]);
        assertThat(part).as(except).hasSameSizeAs(whole).startsWith(whole.substring(0, length));
        assertThat(Integer.parseInt(some[1])).as(except).isGreaterThan(length);
    }

    /** Of an address of IPv4 that is written as one of IPv6 those of IPv4, as an API server reads it. */
    private static String bits(String address) {
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return new BigInteger(1, bytes).setBit(bytes.length * 8).toString(2).substring(1);
        } catch (UnknownHostException e) {
            throw new AssertionError(address + " is no address", e);
        }
    }

    @Test
    void in_production_nothing_is_reached_anywhere_but_receivers_of_alerts() {
        var anywhere = Overlay.PRODUCTION.policies().stream()
                .filter(policy ->
                        policy.getSpec().getEgress().stream().anyMatch(NetworkPoliciesTest::reachesManyOutside))
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
        var issuer = URI.create(Overlay.PRODUCTION.setting("entente", "issuer"));
        var policy = Overlay.PRODUCTION.policies().stream()
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
        var host = Overlay.TRIAL.setting("entente", "mail-host").split("\\.", 2);
        var port =
                Integer.valueOf(Overlay.TRIAL.variables("notification-service").get("QUARKUS_MAILER_PORT"));

        assertThat(Overlay.TRIAL.policies())
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

    /** Where nobody is named, Strimzi lets in everybody. */
    @ParameterizedTest
    @EnumSource
    void a_listener_of_the_log_names_whom_it_lets_in_by_tls_with_an_account(Overlay overlay) {
        var listeners = overlay.of("Kafka")
                .flatMap(kafka -> kafka.at("/spec/kafka/listeners").valueStream());

        assertThat(listeners).isNotEmpty().allSatisfy(listener -> {
            assertThat(listener.path("tls").asBoolean()).isTrue();
            assertThat(listener.at("/authentication/type").asText()).isNotBlank();
            assertThat(listener.path("networkPolicyPeers"))
                    .isNotEmpty()
                    .allSatisfy(peer -> assertThat(
                                    peer.at("/podSelector/matchLabels").size()
                                            + peer.at("/ipBlock/cidr").asText().length())
                            .isPositive());
        });
    }

    /** By their addresses, which a node would exchange for its own if it handed on what is for another. */
    @Test
    void from_outside_only_the_mirror_comes_in() {
        var outside = Overlay.PRODUCTION
                .of("Kafka")
                .flatMap(kafka -> kafka.at("/spec/kafka/listeners").valueStream())
                .filter(listener -> !listener.path("type").asText().equals("internal"));

        assertThat(outside).singleElement().satisfies(listener -> {
            assertThat(listener.path("name").asText()).isEqualTo("mirror");
            assertThat(listener.at("/configuration/externalTrafficPolicy").asText())
                    .isEqualTo("Local");
            assertThat(listener.path("networkPolicyPeers")).isNotEmpty().allSatisfy(peer -> {
                assertThat(peer.fieldNames()).toIterable().containsExactly("ipBlock");
                assertThat(Integer.parseInt(peer.at("/ipBlock/cidr").asText().replaceFirst(".*/", "")))
                        .isGreaterThanOrEqualTo(24);
            });
        });
    }

    @ParameterizedTest
    @EnumSource
    void who_looks_after_others_reaches_what_is_there_for_that_and_nothing_else(Overlay overlay) {
        assertThat(portsFrom(overlay, "monitoring")).isNotEmpty().isSubsetOf(METRICS);
        assertThat(portsFrom(overlay, "operators")).isNotEmpty().isSubsetOf(OF_OPERATORS);
    }

    /** What a namespace of that role may reach; where it may reach all of them, that. */
    private static Set<String> portsFrom(Overlay overlay, String role) {
        return overlay.policies().stream()
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .filter(rule -> rule.getFrom().stream()
                        .anyMatch(peer -> peer.getNamespaceSelector() != null
                                && role.equals(peer.getNamespaceSelector()
                                        .getMatchLabels()
                                        .get("entente.dev/role"))))
                .flatMap(rule -> rule.getPorts().isEmpty()
                        ? Stream.of("all")
                        : rule.getPorts().stream()
                                .map(port -> String.valueOf(port.getPort().getValue())))
                .collect(Collectors.toSet());
    }
}
