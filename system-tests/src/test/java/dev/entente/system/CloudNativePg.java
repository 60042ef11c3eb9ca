package dev.entente.system;

import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;

/**
 * What the manifests use of CloudNativePG (1.27) and its plugin for Barman, for which there are no published types: closed, and
 * compared by hand with the definitions of the resources. A property that is missing here may well be there; add it after a look.
 */
final class CloudNativePg {

    private CloudNativePg() {}

    record Cluster(String apiVersion, String kind, ObjectMeta metadata, ClusterSpec spec) {

        record ClusterSpec(
                Integer instances,
                String imageName,
                String primaryUpdateStrategy,
                Bootstrap bootstrap,
                Managed managed,
                Storage storage,
                Storage walStorage,
                ResourceRequirements resources,
                PostgreSql postgresql,
                Affinity affinity,
                Monitoring monitoring,
                List<ExternalCluster> externalClusters,
                List<Plugin> plugins) {}

        record Bootstrap(InitDb initdb, Recovery recovery) {}

        record Recovery(String source, String database, String owner, Name secret) {}

        record ExternalCluster(String name, Plugin plugin) {}

        record InitDb(
                String database,
                String owner,
                Name secret,
                String encoding,
                String localeProvider,
                String builtinLocale,
                List<String> postInitSQL,
                List<String> postInitApplicationSQL) {}

        record Managed(List<Role> roles) {}

        record Role(String name, String ensure, boolean login, int connectionLimit, Name passwordSecret) {}

        record Storage(String size) {}

        record PostgreSql(Synchronous synchronous, List<String> pg_hba, Map<String, String> parameters) {}

        record Synchronous(String method, int number) {}

        record Affinity(boolean enablePodAntiAffinity, String topologyKey, String podAntiAffinityType) {}

        record Monitoring(boolean enablePodMonitor) {}

        record Plugin(String name, boolean isWALArchiver, Map<String, String> parameters) {}
    }

    record Database(String apiVersion, String kind, ObjectMeta metadata, DatabaseSpec spec) {
        record DatabaseSpec(String name, String owner, Name cluster) {}
    }

    record ScheduledBackup(String apiVersion, String kind, ObjectMeta metadata, BackupSpec spec) {
        record BackupSpec(
                String schedule,
                Boolean suspend,
                String backupOwnerReference,
                boolean immediate,
                Name cluster,
                String method,
                Name pluginConfiguration) {}
    }

    record ObjectStore(String apiVersion, String kind, ObjectMeta metadata, StoreSpec spec) {

        record StoreSpec(String retentionPolicy, Configuration configuration) {}

        record Configuration(String destinationPath, String endpointURL, S3 s3Credentials, Kept wal, Kept data) {}

        record S3(Key accessKeyId, Key secretAccessKey) {}

        record Kept(String compression, String encryption) {}
    }

    /** What is referred to. */
    record Name(String name) {}

    /** An entry of a secret. */
    record Key(String name, String key) {}
}
