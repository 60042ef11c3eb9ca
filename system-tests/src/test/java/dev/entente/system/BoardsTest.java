package dev.entente.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Grafana, Prometheus and the collector are given beside the services, as far as that can be told without them: boards that ask
 * what can be answered, of sources that there are, and files that lie where the others look for them.
 */
class BoardsTest {

    private static final Path FOLDER = Checkout.file("deploy/observability");
    private static final JsonNode COMPOSE = yaml(Checkout.file("deploy/compose/compose.yaml"));
    private static final JsonNode COLLECTOR = yaml(FOLDER.resolve("collector.yaml"));
    private static final int COLUMNS = 24;

    /** Of the many panels and units of Grafana those that are used here; another one is to be added after a look at its documentation. */
    private static final Set<String> PANELS = Set.of("stat", "timeseries");

    private static final Set<String> UNITS = Set.of("bytes", "cps", "percent", "percentunit", "reqps", "s", "short");

    private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    static List<String> boards() {
        return Boards.names();
    }

    @Test
    void prometheus_understands_what_every_panel_asks(@TempDir Path folder) throws IOException {
        var rules = JsonNodeFactory.instance.objectNode();
        var group = rules.putArray("groups").addObject().put("name", "boards");
        var asked = group.putArray("rules");
        Boards.expressions()
                .forEach(expression -> asked.addObject()
                        .put("record", "board:asks:" + asked.size())
                        .put("expr", expression.text()));
        var file = folder.resolve("rules.yaml"); // JSON is YAML
        Files.writeString(file, rules.toString());

        assertThat(asked).hasSizeGreaterThan(40);
        Promtool.passes("check", "rules", file);
    }

    @Test
    void prometheus_understands_its_configuration() {
        Promtool.passes("check", "config", FOLDER.resolve("prometheus.yaml"), "--syntax-only");
    }

    @ParameterizedTest
    @MethodSource("boards")
    void panels_are_of_known_kinds_and_units_and_no_two_lie_upon_each_other(String name) {
        var taken = new ArrayList<String>();
        var panels = Boards.panels(name).toList();

        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("type").asText()).isIn(PANELS);
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isIn(UNITS);
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                    .isLessThanOrEqualTo(COLUMNS);
            taken.addAll(places(panel.path("gridPos")));
        });
        assertThat(taken).doesNotHaveDuplicates();
        assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
    }

    private static List<String> places(JsonNode place) {
        assertThat(place.path("w").asInt()).isPositive();
        assertThat(place.path("h").asInt()).isPositive();
        return within(place.path("x"), place.path("w"))
                .boxed()
                .flatMap(x -> within(place.path("y"), place.path("h")).mapToObj(y -> x + "," + y))
                .toList();
    }

    private static IntStream within(JsonNode begin, JsonNode size) {
        return IntStream.range(begin.asInt(), begin.asInt() + size.asInt());
    }

    @ParameterizedTest
    @MethodSource("boards")
    void the_lines_of_a_panel_have_names_of_labels_that_they_have(String name) {
        for (var panel : Boards.panels(name).toList()) {
            assertThat(Boards.targets(panel)).isNotEmpty().allSatisfy(target -> {
                var kept = new Expression(target.path("expr").asText()).kept();
                kept.remove("le"); // gone when the quantile is there
                assertThat(LABEL.matcher(target.path("legendFormat").asText())
                                .results()
                                .map(label -> label.group(1)))
                        .as(panel.path("title").asText())
                        .containsExactlyInAnyOrderElementsOf(
                                target.path("expr").asText().contains(" by (") ? kept : oneOfReplica(target));
            });
        }
    }

    /** What is not summed up is of a replica; what is, has no labels. */
    private static Set<String> oneOfReplica(JsonNode target) {
        return target.path("expr").asText().matches("(?s)(sum|max)\\(.*") ? Set.of() : Set.of("instance");
    }

    @Test
    void boards_have_addresses_of_their_own() {
        assertThat(boards())
                .extracting(name -> Boards.board(name).path("uid").asText())
                .doesNotHaveDuplicates()
                .allMatch(uid -> uid.matches("entente-[a-z]+"));
        assertThat(boards())
                .extracting(name -> Boards.board(name).path("title").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void every_panel_asks_a_source_that_grafana_is_given() {
        var given = sources()
                .collect(Collectors.toMap(
                        source -> source.path("uid").asText(),
                        source -> source.path("type").asText()));

        assertThat(boards().stream().flatMap(Boards::panels).map(panel -> panel.path("datasource")))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(given)
                        .containsEntry(
                                source.path("uid").asText(), source.path("type").asText()));
    }

    @Test
    void sources_are_parts_of_compose_that_grafana_reaches() {
        var networks = networks("grafana");

        assertThat(sources()
                        .map(source -> URI.create(source.path("url").asText()).getHost()))
                .isNotEmpty()
                .allSatisfy(host -> assertThat(networks(host)).containsAnyElementsOf(networks));
    }

    private static Stream<JsonNode> sources() {
        return yaml(FOLDER.resolve("grafana/datasources/entente.yaml"))
                .path("datasources")
                .valueStream();
    }

    private static List<String> networks(String service) {
        return COMPOSE.at("/services/" + service + "/networks")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void grafana_finds_its_files_where_it_is_told_to_look() {
        var provider = yaml(FOLDER.resolve("grafana/dashboards/entente.yaml")).at("/providers/0");
        var folder = provider.at("/options/path").asText();
        var home = COMPOSE.at("/services/grafana/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")
                .asText();

        assertThat(lies("grafana", folder)).isEqualTo(Boards.FOLDER);
        assertThat(lies("grafana", "/etc/grafana/provisioning")).isEqualTo(FOLDER.resolve("grafana"));
        assertThat(Path.of(home).getParent()).hasToString(folder);
        assertThat(boards()).contains(Path.of(home).getFileName().toString());
    }

    @Test
    void prometheus_finds_its_rules_and_asks_each_service_where_it_listens() throws IOException {
        var configuration = yaml(FOLDER.resolve("prometheus.yaml"));
        var rules = Path.of(configuration.at("/rule_files/0").asText());

        assertThat(lies("prometheus", rules.getParent().toString())).isEqualTo(FOLDER.resolve("alerts"));
        assertThat(configuration.path("scrape_configs")).hasSize(3);
        for (var job : configuration.path("scrape_configs")) {
            var service = job.path("job_name").asText();
            assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
            assertThat(job.at("/dns_sd_configs/0/names/0").asText()).isEqualTo(service);
            assertThat(Files.readString(Checkout.file(service + "/src/main/docker/Dockerfile")))
                    .contains("\nEXPOSE " + job.at("/dns_sd_configs/0/port").asInt() + "\n");
            assertThat(networks("prometheus")).containsAnyElementsOf(networks(service));
        }
    }

    @Test
    void what_prometheus_calls_a_job_is_what_rules_and_boards_ask_for() {
        var jobs = yaml(FOLDER.resolve("prometheus.yaml"))
                .path("scrape_configs")
                .valueStream()
                .map(job -> job.path("job_name").asText())
                .toList();
        var asked = Boards.expressions()
                .map(Expression::text)
                .flatMap(text -> Pattern.compile("job=\"([^\"]+)\"")
                        .matcher(text)
                        .results()
                        .map(job -> job.group(1)));

        assertThat(asked).isNotEmpty().isSubsetOf(jobs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"receivers", "processors", "exporters"})
    void the_collector_uses_what_it_defines_and_nothing_else(String kind) {
        var used = COLLECTOR
                .at("/service/pipelines")
                .valueStream()
                .flatMap(pipeline -> pipeline.path(kind).valueStream())
                .map(JsonNode::asText)
                .collect(Collectors.toSet());

        assertThat(COLLECTOR.path(kind).fieldNames())
                .toIterable()
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void spans_come_to_the_collector_and_go_on_to_where_traces_are_kept() {
        var sent = COMPOSE.at("/x-service-environment/QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT")
                .asText();
        var taken = COLLECTOR.at("/receivers/otlp/protocols/grpc/endpoint").asText();
        var handedOn =
                COLLECTOR.path("exporters").path("otlp/traces").path("endpoint").asText();

        assertThat(URI.create(sent)).hasHost("collector").hasPort(port(taken));
        assertThat(lies("collector", "/etc/collector.yaml")).isEqualTo(FOLDER.resolve("collector.yaml"));
        assertThat(networks(handedOn.replaceFirst(":.*", ""))).containsAnyElementsOf(networks("collector"));
    }

    private static int port(String address) {
        return Integer.parseInt(address.replaceFirst(".*:", ""));
    }

    /** The file or folder of the checkout that a part of compose finds under a path. */
    private static Path lies(String service, String path) {
        return COMPOSE.at("/services/" + service + "/volumes")
                .valueStream()
                .map(volume -> volume.asText().split(":"))
                .filter(volume -> volume[1].equals(path))
                .map(volume ->
                        Checkout.file("deploy/compose").resolve(volume[0]).normalize())
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
    }

    private static JsonNode yaml(Path file) {
        return Manifests.documents(file).getFirst();
    }
}
