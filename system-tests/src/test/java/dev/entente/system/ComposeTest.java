package dev.entente.system;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The system as {@code deploy/compose} runs it: three brokers, two replicas of each service, behind a balancer. It takes a Docker
 * engine, so it is run when it is asked for: {@code ./mvnw verify -Pcompose -pl system-tests -am}. Where something is lacking for
 * it, it is left out with a sentence that says what; with {@code -Dcompose.required} it fails.
 */
@Tag("compose")
class ComposeTest {

    private static final List<String> SERVICES = List.of("ingest-service", "query-service", "notification-service");
    private static final Pattern LINK = Pattern.compile("http://[^\\s<>\"]+/confirm/[^\\s<>\"]+");

    private static Compose entente;
    private static Integrator integrator;

    @BeforeAll
    static void start() {
        Compose.lacking().ifPresent(lack -> {
            assertThat(Boolean.getBoolean("compose.required"))
                    .as("compose is required, but " + lack)
                    .isFalse();
            Assumptions.abort("compose is not tried, since " + lack);
        });
        entente = Compose.started();
        integrator = new Integrator(entente);
    }

    @AfterAll
    static void stop() {
        if (entente != null) {
            entente.close();
        }
    }

    @Test
    void an_event_goes_from_an_integrator_to_the_dashboard_and_to_an_inbox() {
        var address = "reader-" + UUID.randomUUID() + "@example.org";
        confirm(subscribe(address, "BR", "PE"));
        var event = Integrator.signed("BR", "PE");

        var position = integrator.accepted(event);

        var item = Http.get(entente.query("/agreements/" + event.name()), "Entente-Min-Position", position)
                .is(200)
                .json();
        assertThat(item.path("status").asText()).isEqualTo("signed");
        assertThat(mailTo(address, event.name()).path("HTML").asText()).contains(event.name());
        Waiting.until(
                "the delivered alert on the event's page",
                () -> integrator.status(event).path("alerts").path("delivered").asInt(),
                delivered -> delivered == 1);
    }

    @Test
    void the_end_of_a_broker_and_of_a_replica_of_each_service_loses_nothing() {
        var address = "reader-" + UUID.randomUUID() + "@example.org";
        confirm(subscribe(address, "KE", "JP"));
        var ended = Stream.concat(Stream.of("kafka-2"), SERVICES.stream())
                .map(service -> entente.replicas(service).getFirst())
                .toList();
        try {
            ended.forEach(container -> entente.docker("kill", container));
            var events = Stream.generate(() -> Integrator.signed("KE", "JP"))
                    .limit(20)
                    .toList();

            var positions = events.stream().map(integrator::accepted).toList();

            for (var index = 0; index < events.size(); index++) {
                var item = entente.query("/agreements/" + events.get(index).name());
                var position = positions.get(index);
                Waiting.until(
                        item + " is readable",
                        () -> Http.get(item, "Entente-Min-Position", position),
                        answer -> answer.status() == 200);
            }
            events.forEach(event -> mailTo(address, event.name()));
            var mails = mails(address);
            assertThat(events)
                    .allSatisfy(event -> assertThat(mails.stream()
                                    .filter(mail -> mail.path("Text").asText().contains(event.name())))
                            .hasSize(1));
        } finally {
            ended.forEach(container -> entente.docker("start", container));
        }
        for (var container : ended) {
            Waiting.until(
                    container + " is healthy again",
                    () -> entente.docker("inspect", "--format", "{{.State.Health.Status}}", container),
                    "healthy"::equals);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "notification-service"})
    void a_service_runs_twice_as_nobody_and_can_write_nothing_but_its_memory(String service) {
        assertThat(entente.replicas(service)).hasSize(2).allSatisfy(replica -> {
            assertThat(entente.inside(replica, "id", "-u").output()).isEqualTo("10001\n");
            assertThat(entente.inside(replica, "touch", "/app/new").status()).isNotZero();
            assertThat(entente.inside(replica, "touch", "/new").status()).isNotZero();
            assertThat(entente.inside(replica, "touch", "/tmp/new").status()).isZero();
            assertThat(entente.inside(replica, "grep", "-E", "CapEff|NoNewPrivs", "/proc/self/status")
                            .output())
                    .contains("CapEff:\t0000000000000000", "NoNewPrivs:\t1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "notification-service"})
    void a_service_has_started_with_what_its_image_has_learnt(String service) {
        assertThat(entente.replicas(service))
                .isNotEmpty()
                .allSatisfy(replica -> assertThat(
                                entente.inside(replica, "grep", "--max-count=1", "/app/service.aot", "/proc/1/maps")
                                        .status())
                        .isZero());
    }

    /** By the engine, since not every image has a shell. */
    @Test
    void what_is_not_ours_is_not_root_has_no_rights_and_can_write_to_nothing_but_its_volumes() {
        var others = entente.docker(
                        "ps",
                        "--filter",
                        "label=com.docker.compose.project=" + Compose.PROJECT,
                        "--format",
                        "{{.Names}}")
                .lines()
                .filter(name -> SERVICES.stream().noneMatch(name::contains))
                .toList();

        assertThat(others).hasSizeGreaterThan(8).allSatisfy(container -> {
            assertThat(entente.docker(
                            "inspect",
                            "--format",
                            "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.CapAdd}} {{.HostConfig.SecurityOpt}}",
                            container))
                    .isEqualTo("true [ALL] [] [no-new-privileges:true]");
            assertThat(entente.docker("top", container, "-eo", "pid,uid")
                            .lines()
                            .skip(1))
                    .isNotEmpty()
                    .noneMatch(process -> process.matches(".* 0"));
        });
    }

    @Test
    void who_has_no_business_with_a_part_does_not_reach_it() {
        assertThat(reaches("query-service", "postgres/5432")).isTrue();
        assertThat(reaches("ingest-service", "postgres/5432")).isFalse();
        assertThat(reaches("query-service", "mail/1025")).isFalse();
        assertThat(reaches("query-service", "collector/4317")).isTrue();
        assertThat(reaches("query-service", "grafana/3000")).isFalse();
        assertThat(reaches("ingest-service", "query-service/8082")).isFalse();
        assertThat(reaches("notification-service", "ingest-service/8081")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/%71/metrics", "//q/metrics", "/q/./metrics", "/q/x/../metrics"})
    void metrics_are_not_for_who_comes_through_the_balancer_however_the_path_is_spelt(String path) {
        assertThat(Http.get(entente.ingest(path)).status()).isEqualTo(403);
        assertThat(Http.get(entente.query(path)).status()).isEqualTo(403);
        assertThat(Http.get(entente.notification(path)).status()).isEqualTo(403);
    }

    @Test
    void every_replica_is_watched_and_the_dashboards_are_up() {
        for (var service : SERVICES) {
            Waiting.until(
                    "Prometheus gets metrics of both replicas of " + service,
                    () -> Http.get(entente.prometheus("/api/v1/query?query=sum(up%7Bjob%3D%22" + service + "%22%7D)"))
                            .json(),
                    answer -> answer.at("/data/result/0/value/1").asText().equals("2"));
        }
        assertThat(Http.get(entente.grafana("/api/health")).status()).isEqualTo(200);
    }

    private static boolean reaches(String service, String target) {
        var replica = entente.replicas(service).getFirst();
        return entente.inside(replica, "timeout", "3", "bash", "-c", "exec 3<>/dev/tcp/" + target)
                        .status()
                == 0;
    }

    /** Returns the address that confirms it. */
    private static String subscribe(String address, String first, String second) {
        var body = """
                {"channel":{"type":"email","address":"%s"},"alerts":["agreement.new"],"language":"en",
                 "filter":{"countries":{"all":["%s","%s"]}}}""".formatted(address, first, second);
        Http.post(entente.notification("/subscriptions"), "application/json", body)
                .is(201);
        var link = LINK.matcher(mailTo(address, "/confirm/").path("Text").asText());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static void confirm(String link) {
        assertThat(Http.post(link, "application/x-www-form-urlencoded", "").status())
                .isIn(200, 204, 303);
    }

    private static JsonNode mailTo(String address, String having) {
        return Waiting.until(
                "a mail to " + address + " with " + having,
                () -> mails(address).stream()
                        .filter(mail -> mail.path("Text").asText().contains(having))
                        .findFirst()
                        .orElseThrow(),
                mail -> true);
    }

    /** By the interface of Mailpit. */
    private static List<JsonNode> mails(String address) {
        return Http.get(entente.mails("/api/v1/messages?limit=500"))
                .is(200)
                .json()
                .path("messages")
                .valueStream()
                .filter(mail -> mail.path("To").toString().contains(address))
                .map(mail -> Http.get(entente.mails(
                                "/api/v1/message/" + mail.path("ID").asText()))
                        .is(200)
                        .json())
                .toList();
    }
}
