package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Dashboards and alert rules are about metrics that there are. */
@ExtendWith(Logs.class)
class MetricsTest {

    /** Exposed by others: Prometheus itself, Kubernetes' nodes, Kafka and Strimzi, CloudNativePG and its plugin for backups. */
    private static final Set<String> OF_OTHERS = Set.of(
            "up",
            "kubelet_volume_stats_available_bytes",
            "kubelet_volume_stats_capacity_bytes",
            "kafka_server_replicamanager_underminisrpartitioncount",
            "kafka_server_replicamanager_underreplicatedpartitions",
            "kafka_connect_mirror_mirrorsourceconnector_record_count",
            "strimzi_certificate_expiration_timestamp_ms",
            "cnpg_collector_up",
            "cnpg_pg_stat_archiver_last_archived_time",
            "cnpg_pg_stat_archiver_last_failed_time",
            "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp");

    private static final Set<String> WORDS =
            Set.of("by", "without", "on", "ignoring", "or", "and", "unless", "group_left", "bool");

    /** Strings, matchers of labels, lists of labels, and durations: what is in them is no metric. */
    private static final Pattern BESIDES =
            Pattern.compile("\"[^\"]*\"|\\{[^}]*\\}|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)|\\[[^\\]]*\\]");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\w|\\s*\\()");

    private static final Pattern EXPOSED = Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)[ {]", Pattern.MULTILINE);

    private final Entente entente = Entente.running();

    @Test
    void every_metric_that_a_dashboard_or_a_rule_names_is_exposed_by_a_service() {
        try (var receiver = new Receiver()) {
            receiver.subscribe(entente, "LU", "MT");
            var integrator = new Integrator(entente);
            integrator.accepted(Integrator.signed("LU", "MT"));
            Waiting.until("the webhook", receiver::alerts, alerts -> !alerts.isEmpty());
        }
        var named = Stream.concat(
                        dashboards(),
                        AlertsTest.rules().map(rule -> rule.path("expr").asText()))
                .flatMap(MetricsTest::metrics)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(20);
        named.removeAll(OF_OTHERS);
        Waiting.until("all of " + named, this::exposed, exposed -> exposed.containsAll(named));
    }

    private Set<String> exposed() {
        return Stream.of(entente.ingest("/q/metrics"), entente.query("/q/metrics"), entente.notification("/q/metrics"))
                .map(address -> Http.get(address).is(200).body())
                .flatMap(text -> EXPOSED.matcher(text).results())
                .map(line -> line.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<String> metrics(String expression) {
        return NAME.matcher(BESIDES.matcher(expression).replaceAll(" "))
                .results()
                .map(found -> found.group())
                .filter(name -> !WORDS.contains(name));
    }

    private Stream<String> dashboards() {
        try (var boards = Files.list(entente.file("deploy/observability/dashboards"))) {
            return boards.toList().stream()
                    .map(MetricsTest::json)
                    .flatMap(board -> board.path("panels").valueStream())
                    .flatMap(panel -> panel.path("targets").valueStream())
                    .map(target -> target.path("expr").asText())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return Http.JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
