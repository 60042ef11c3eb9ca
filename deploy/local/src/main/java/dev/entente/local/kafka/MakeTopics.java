package dev.entente.local.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Waits for the broker, makes the topics that it lacks, and ends once every partition can be written to. Runs in the broker's JVM
 * or in one of its own, so that who uses this module needs no Kafka client, and of no particular version.
 */
final class MakeTopics {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(25);
    private static final int PATIENCE_MS = 60_000;

    private MakeTopics() {}

    /**
     * Makes the topics of one broker.
     *
     * @param arguments its address, {@code host:port}
     */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        on(arguments[0]);
    }

    static void on(String bootstrapServers) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                100L,
                AdminClientConfig.RETRY_BACKOFF_MAX_MS_CONFIG,
                100L);
        try (Admin admin = Admin.create(settings)) {
            make(admin);
            while (!allCanBeWrittenTo(admin)) {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private static void make(Admin admin) throws InterruptedException, ExecutionException {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic topic : Topic.ALL) {
            wanted.add(new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()));
        }
        for (var made : admin.createTopics(wanted).values().values()) {
            try {
                made.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static boolean allCanBeWrittenTo(Admin admin) throws InterruptedException, ExecutionException {
        if (admin.describeCluster().nodes().get().isEmpty()) {
            return false;
        }
        List<String> names = Topic.ALL.stream().map(Topic::name).toList();
        return admin.describeTopics(names).allTopicNames().get().values().stream()
                .map(TopicDescription::partitions)
                .flatMap(List::stream)
                .allMatch(partition ->
                        partition.leader() != null && !partition.leader().isEmpty());
    }
}
