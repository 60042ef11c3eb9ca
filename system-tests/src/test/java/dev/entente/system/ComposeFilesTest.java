package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the files of {@code deploy/compose} say, as far as that can be told without an engine. */
class ComposeFilesTest {

    private static final JsonNode COMPOSE = read("deploy/compose/compose.yaml");

    /** With all that an entry takes over from another. What is said twice, newer versions of compose refuse. */
    private static JsonNode read(String file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return Http.JSON.valueToTree(new Yaml(new SafeConstructor(options)).load(text(file)));
    }

    @Test
    void services_take_the_word_of_the_balancer_for_who_asks() {
        assertThat(COMPOSE.at("/x-service-environment/QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING")
                        .asText())
                .isEqualTo("true");
        assertThat(COMPOSE.at("/x-service-environment/QUARKUS_HTTP_PROXY_TRUSTED_PROXIES")
                        .asText())
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "query", "notification"})
    void the_balancer_says_itself_who_asks_whatever_a_client_said(String service) {
        var section =
                Pattern.compile("(?ms)^frontend " + service + "$(.*?)^\\S").matcher(text("deploy/compose/haproxy.cfg"));

        assertThat(section.find()).isTrue();
        assertThat(section.group(1))
                .containsSubsequence(
                        "http-request del-header Forwarded\n",
                        "http-request del-header x-forwarded- -m beg\n",
                        "http-request set-header X-Forwarded-For %[src]\n");
    }

    @Test
    void brokers_are_set_as_on_a_cluster() {
        var cluster = Manifests.documents(Manifests.FOLDER.resolve("base/kafka/cluster.yaml")).stream()
                .filter(manifest -> manifest.path("kind").asText().equals("Kafka"))
                .findFirst()
                .orElseThrow()
                .at("/spec/kafka/config");
        var compose = COMPOSE.path("x-kafka-environment");

        assertThat(cluster.properties())
                // never is Kafka's own default
                .filteredOn(setting -> !setting.getKey().equals("unclean.leader.election.enable"))
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(
                                compose.path(variable(setting.getKey())).asText())
                        .as(setting.getKey())
                        .isEqualTo(setting.getValue().asText()));
    }

    private static String variable(String setting) {
        return "KAFKA_" + setting.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    @Test
    void the_dashboard_leads_to_where_one_subscribes() {
        assertThat(COMPOSE.at("/services/query-service/environment/ENTENTE_QUERY_DASHBOARD_SUBSCRIBE")
                        .asText())
                .startsWith("${ENTENTE_NOTIFICATION_BASE_URL")
                .endsWith("/subscribe");
    }

    /** Entente's own images have their checks with them. */
    @Test
    void what_is_not_ours_is_checked_for_its_health_and_waited_for_until_it_is_well() {
        var lasting = COMPOSE.path("services").properties().stream()
                .filter(service -> service.getValue().path("restart").asText().equals("unless-stopped"))
                .filter(service -> !service.getKey().endsWith("-service"))
                .toList();

        assertThat(lasting).hasSizeGreaterThan(8);
        assertThat(lasting)
                .filteredOn(service -> !service.getValue().has("healthcheck"))
                .extracting(Map.Entry::getKey)
                .containsExactly("collector"); // with the reason, there
        assertThat(COMPOSE.path("services").findValuesAsText("condition"))
                .isNotEmpty()
                .containsOnly("service_healthy", "service_completed_successfully");
    }

    /** Who waits for it (the balancer) is not started where it is unhealthy. */
    @ParameterizedTest
    @ValueSource(strings = {"query", "notification"})
    void who_changes_its_schema_at_its_start_has_half_an_hour_to_be_healthy_and_is_waited_for_so_long(String service) {
        var period = Pattern.compile("--start-period=(\\d+)m")
                .matcher(text(service + "-service/src/main/docker/Dockerfile"));
        var patience = Pattern.compile("(?m)^patience=(\\d+)").matcher(text("deploy/compose/up"));

        assertThat(period.find()).isTrue();
        assertThat(patience.find()).isTrue();
        assertThat(Duration.ofMinutes(Long.parseLong(period.group(1)))).isGreaterThanOrEqualTo(Duration.ofMinutes(30));
        assertThat(Duration.ofSeconds(Long.parseLong(patience.group(1))))
                .isGreaterThan(Duration.ofMinutes(Long.parseLong(period.group(1))));
    }

    @Test
    void no_container_changes_its_files_has_rights_or_takes_all_of_the_host() {
        assertThat(COMPOSE.path("services").properties()).hasSizeGreaterThan(12).allSatisfy(entry -> {
            var container = entry.getValue();
            assertThat(container.path("read_only").asBoolean()).isTrue();
            assertThat(container.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(container.has("cap_add")).isFalse();
            assertThat(container.path("security_opt").toString()).contains("no-new-privileges:true");
            assertThat(container.has("mem_limit")).isTrue();
            assertThat(container.path("pids_limit").asInt()).isPositive();
        });
    }

    @Test
    void no_password_is_an_argument_of_a_command() {
        for (var script : Map.of("deploy/compose/databases.sh", "psql", "deploy/compose/up", "openssl")
                .entrySet()) {
            assertThat(text(script.getKey()).lines().map(String::strip))
                    .filteredOn(line -> line.startsWith(script.getValue()))
                    .noneMatch(line -> line.contains("PASSWORD"));
        }
        assertThat(text("deploy/compose/databases.sh")).contains("\\getenv query QUERY_PASSWORD");
    }

    /** By the networks: whoever shares one reaches each other by any port. */
    @ParameterizedTest
    @CsvSource({
        "ingest-service, ''",
        "query-service, 'postgres'",
        "notification-service, 'postgres mail'",
    })
    void a_service_reaches_what_it_uses_and_no_other_service(String service, String besides) {
        var used = Stream.concat(
                Stream.of("balancer", "prometheus", "collector", "kafka-1", "kafka-2", "kafka-3"),
                Stream.of(besides.split(" ")).filter(name -> !name.isEmpty()));

        assertThat(parts(part -> !part.equals(service)
                        && networks(part).anyMatch(networks(service).toList()::contains)))
                .containsExactlyInAnyOrderElementsOf(used.toList());
    }

    @Test
    void only_notification_and_what_the_host_reaches_are_on_networks_that_lead_outside() {
        var outside = COMPOSE.path("networks").properties().stream()
                .filter(network -> !network.getValue().path("internal").asBoolean())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(outside).containsExactlyInAnyOrder("desk", "outside");
        assertThat(parts(part -> networks(part).anyMatch("outside"::equals))).containsExactly("notification-service");
        assertThat(parts(part -> networks(part).anyMatch("desk"::equals)))
                .containsExactlyInAnyOrderElementsOf(
                        parts(part -> COMPOSE.at("/services/" + part).has("ports")));
    }

    private static List<String> parts(Predicate<String> which) {
        return COMPOSE.path("services")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(which)
                .toList();
    }

    private static Stream<String> networks(String part) {
        return COMPOSE.at("/services/" + part + "/networks").valueStream().map(JsonNode::asText);
    }

    /** Four of each; the database keeps some for itself and for who looks at it. */
    @Test
    void each_account_has_room_for_four_replicas_and_all_accounts_have_room_in_the_database() {
        var limits = Pattern.compile("CREATE ROLE (\\w+) LOGIN .* CONNECTION LIMIT (\\d+);")
                .matcher(text("deploy/compose/databases.sh"))
                .results()
                .collect(Collectors.toMap(role -> role.group(1), role -> Integer.valueOf(role.group(2))));
        // one beside the pool asks whether the database answers
        var asked = Map.of(
                "query", 4 * (pool("query-service", "") + 1),
                "query_reader", 4 * pool("query-service", "READING_"),
                "notification", 4 * pool("notification-service", ""));
        var room = Pattern.compile("max_connections=(\\d+)")
                .matcher(COMPOSE.at("/services/postgres/command").toString());

        assertThat(limits)
                .containsOnlyKeys(asked.keySet())
                .allSatisfy(
                        (account, limit) -> assertThat(limit).as(account).isGreaterThanOrEqualTo(asked.get(account)));
        assertThat(room.find()).isTrue();
        assertThat(limits.values().stream().mapToInt(limit -> limit).sum())
                .isLessThanOrEqualTo(Integer.parseInt(room.group(1)) - 20);
    }

    private static int pool(String service, String source) {
        return COMPOSE.at("/services/" + service + "/environment/QUARKUS_DATASOURCE_" + source + "JDBC_MAX_SIZE")
                .asInt();
    }

    private static String text(String file) {
        try {
            return Files.readString(Checkout.file(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
