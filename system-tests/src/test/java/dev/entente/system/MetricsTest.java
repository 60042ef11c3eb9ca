package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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

    /** What Prometheus says of where it has something from. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static final Pattern EXPOSED = Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{.*})? ", Pattern.MULTILINE);

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    /** In a page. */
    private static final Pattern WRITTEN = Pattern.compile("`(entente_[a-z_]+)[`{]");

    private final Entente entente = Entente.running();

    @Test
    void every_metric_that_a_dashboard_or_a_rule_names_is_exposed_by_a_service_with_the_labels_that_it_goes_by() {
        try (var receiver = new Receiver()) {
            receiver.subscribe(entente, "LU", "MT");
            var integrator = new Integrator(entente);
            integrator.accepted(Integrator.signed("LU", "MT"));
            Waiting.until("the webhook", receiver::alerts, alerts -> !alerts.isEmpty());
        }
        var named = expressions()
                .flatMap(expression -> expression.metrics().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(20);
        named.removeAll(OF_OTHERS);
        Waiting.until(
                "all of " + named, this::exposed, exposed -> exposed.keySet().containsAll(named));

        var exposed = exposed();
        assertThat(expressions().filter(expression -> exposed.keySet().containsAll(expression.metrics())))
                .hasSizeGreaterThan(40)
                .allSatisfy(expression -> assertThat(expression.labels())
                        .as(expression.text())
                        .isSubsetOf(Stream.concat(
                                        OF_PROMETHEUS.stream(),
                                        expression.metrics().stream().flatMap(name -> exposed.get(name).stream()))
                                .toList()));
    }

    private static Stream<Expression> expressions() {
        return Stream.concat(
                Boards.expressions(),
                AlertsTest.rules().map(rule -> new Expression(rule.path("expr").asText())));
    }

    /** The metrics of all services, each with the labels that it has. */
    private Map<String, Set<String>> exposed() {
        return Stream.of(entente.ingest("/q/metrics"), entente.query("/q/metrics"), entente.notification("/q/metrics"))
                .map(address -> Http.get(address).is(200).body())
                .flatMap(text -> EXPOSED.matcher(text).results())
                .collect(Collectors.toMap(
                        line -> line.group(1),
                        line -> labels(Objects.requireNonNullElse(line.group(2), "")),
                        MetricsTest::both));
    }

    private static Set<String> labels(String braces) {
        return LABEL.matcher(braces).results().map(label -> label.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
    }

    @Test
    void every_metric_that_a_page_for_operators_names_is_exposed_by_a_service() {
        var pages = Stream.concat(
                Stream.of("operations", "scaling", "ingest", "query", "notification", "limits")
                        .map(name -> "docs/" + name + ".md"),
                Stream.of(Checkout.file("docs/runbooks").toFile().list()).map(name -> "docs/runbooks/" + name));
        var named = pages.flatMap(page -> WRITTEN.matcher(text(page)).results())
                .map(metric -> metric.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        named.remove("entente_sources"); // what tokens say

        assertThat(named).hasSizeGreaterThan(10);
        Waiting.until(
                "all of " + named,
                this::exposed,
                exposed -> named.stream()
                        .allMatch(metric -> exposed.keySet().stream().anyMatch(name -> name.startsWith(metric))));
    }

    private static String text(String page) {
        try {
            return Files.readString(Checkout.file(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
