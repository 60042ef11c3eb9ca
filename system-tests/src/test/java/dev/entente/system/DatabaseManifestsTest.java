package dev.entente.system;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;

import static org.assertj.core.api.Assertions.assertThat;

/** PostgreSQL on a cluster: whom it lets in and how, how many, and how it is backed up. */
class DatabaseManifestsTest {

    private static final List<String> DATABASES = List.of("query", "notification");

    private static final String NO_LARGE_OBJECTS =
            "REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC";

    /** Connections that PostgreSQL keeps for itself and its operator. */
    private static final int OF_OTHERS = 20;

    private static CloudNativePg.Cluster.ClusterSpec cluster(Overlay overlay) {
        return overlay.typed(CloudNativePg.Cluster.class)
                .map(CloudNativePg.Cluster::spec)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> said() {
        var bootstrap = cluster(Overlay.PRODUCTION).bootstrap().initdb();
        return Stream.concat(bootstrap.postInitSQL().stream(), bootstrap.postInitApplicationSQL().stream())
                .toList();
    }

    @Test
    void each_database_lets_in_only_whom_it_names() {
        var databases = Stream.concat(
                Stream.of(cluster(Overlay.PRODUCTION).bootstrap().initdb().database()),
                Overlay.PRODUCTION
                        .typed(CloudNativePg.Database.class)
                        .map(database -> database.spec().name()));

        assertThat(databases)
                .containsExactlyInAnyOrderElementsOf(DATABASES)
                .allSatisfy(name -> assertThat(said()).contains("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC"));
    }

    /** What the local system refuses (LeastPrivilegeTest) is refused everywhere. */
    @Test
    void who_only_reads_fills_the_disk_by_nothing() throws IOException {
        assertThat(said()).contains(NO_LARGE_OBJECTS);
        assertThat(Files.readString(Checkout.file("deploy/compose/databases.sh")))
                .containsSubsequence("\\connect query\n", NO_LARGE_OBJECTS + ";\n");
        assertThat(Files.readString(Checkout.file("deploy/postgres/empty.sql")))
                .containsSubsequence("\\connect :\"name\"\n", NO_LARGE_OBJECTS + ";\n");
    }

    /** The first rule that fits counts. CloudNativePG ends with one for everybody, with TLS or without. */
    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "TRIAL"})
    void nobody_comes_in_without_tls_or_into_the_database_of_another(Overlay overlay) {
        var rules = cluster(overlay).postgresql().pg_hba();

        assertThat(rules).last().asString().isEqualTo("host all all all reject");
        assertThat(rules.subList(0, rules.size() - 1))
                .extracting(rule -> rule.replaceFirst("hostssl (\\w+) .*", "$1"))
                .containsExactlyInAnyOrderElementsOf(DATABASES);
        assertThat(rules.subList(0, rules.size() - 1))
                .allMatch(rule -> rule.matches("hostssl (\\w+) \\1(,\\1_reader)? all scram-sha-256"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "TRIAL"})
    void each_account_has_room_for_all_replicas_and_all_accounts_have_room_in_the_database(Overlay overlay) {
        var limits = cluster(overlay).managed().roles().stream()
                .collect(Collectors.toMap(
                        CloudNativePg.Cluster.Role::name, CloudNativePg.Cluster.Role::connectionLimit));
        var query = most(overlay, "query-service");
        // one beside the pool asks whether the database answers
        var asked = Map.of(
                "query", query * (pool(overlay, "query-service", "") + 1),
                "query_reader", query * pool(overlay, "query-service", "READING_"),
                "notification", most(overlay, "notification-service") * pool(overlay, "notification-service", ""));
        var room = Integer.parseInt(cluster(overlay).postgresql().parameters().get("max_connections"));

        assertThat(limits)
                .containsOnlyKeys(asked.keySet())
                .allSatisfy(
                        (account, limit) -> assertThat(limit).as(account).isGreaterThanOrEqualTo(asked.get(account)));
        assertThat(limits.values().stream().mapToInt(limit -> limit).sum()).isLessThanOrEqualTo(room - OF_OTHERS);
    }

    /** As many replicas as the autoscaler makes, and one more while they are exchanged. */
    private static int most(Overlay overlay, String service) {
        return overlay.typed(HorizontalPodAutoscaler.class)
                .filter(scaler -> scaler.getMetadata().getName().equals(service))
                .mapToInt(scaler -> scaler.getSpec().getMaxReplicas() + 1)
                .sum();
    }

    private static int pool(Overlay overlay, String service, String source) {
        return Integer.parseInt(overlay.variables(service).get("QUARKUS_DATASOURCE_" + source + "JDBC_MAX_SIZE"));
    }

    @Test
    void backups_are_encrypted_and_go_on_by_the_write_ahead_log() {
        assertThat(Overlay.PRODUCTION.typed(CloudNativePg.ObjectStore.class))
                .singleElement()
                .satisfies(store -> {
                    assertThat(store.spec().configuration().wal().encryption()).isEqualTo("AES256");
                    assertThat(store.spec().configuration().data().encryption()).isEqualTo("AES256");
                    assertThat(store.spec().configuration().endpointURL()).startsWith("https://");
                    assertThat(cluster(Overlay.PRODUCTION).plugins())
                            .singleElement()
                            .satisfies(plugin -> {
                                assertThat(plugin.isWALArchiver()).isTrue();
                                assertThat(plugin.parameters())
                                        .containsEntry(
                                                "barmanObjectName",
                                                store.metadata().getName());
                            });
                });
        assertThat(Overlay.PRODUCTION.typed(CloudNativePg.ScheduledBackup.class))
                .singleElement()
                .satisfies(backup -> assertThat(backup.spec().suspend()).isNull());
    }

    /** Where something is archived already, nothing more is: "Expected empty archive". */
    @Test
    void what_was_lost_is_made_from_what_was_archived_and_archives_elsewhere() {
        var lost = cluster(Overlay.PRODUCTION);
        var restored = cluster(Overlay.RESTORE);
        var archived = lost.plugins().getFirst().parameters();
        var source = restored.externalClusters().getFirst();
        var archives = restored.plugins().getFirst();

        assertThat(restored.bootstrap().initdb()).isNull();
        assertThat(restored.bootstrap().recovery().source()).isEqualTo(source.name());
        assertThat(restored.bootstrap().recovery().database())
                .isEqualTo(lost.bootstrap().initdb().database());
        assertThat(source.plugin().parameters())
                .containsEntry("barmanObjectName", archived.get("barmanObjectName"))
                .containsEntry("serverName", archived.getOrDefault("serverName", "entente"));
        assertThat(archives.isWALArchiver()).isTrue();
        assertThat(archives.parameters().get("serverName"))
                .isNotEqualTo(source.plugin().parameters().get("serverName"));
    }

    @Test
    void nothing_else_is_otherwise_where_the_database_was_restored() {
        assertThat(Overlay.RESTORE.manifests().filter(DatabaseManifestsTest::isNoCluster))
                .containsExactlyElementsOf(Overlay.PRODUCTION
                        .manifests()
                        .filter(DatabaseManifestsTest::isNoCluster)
                        .toList());
        assertThat(cluster(Overlay.RESTORE))
                .usingRecursiveComparison()
                .ignoringFields("bootstrap", "externalClusters", "plugins")
                .isEqualTo(cluster(Overlay.PRODUCTION));
    }

    private static boolean isNoCluster(ObjectNode manifest) {
        return !manifest.path("kind").asText().equals("Cluster");
    }
}
