package dev.entente.local.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Waits for the broker, makes the topics that it lacks, and ends once every partition can be written to. Runs in the broker's JVM
 * or in one of its own, so that who uses this module needs no Kafka client, and of no particular version.
 */
final class MakeTopics {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(25);
    private static final int PATIENCE_MS = 60_000;
    private static final int ITERATIONS = 4096; // the least that Kafka allows; passwords are random

    /** Begins the names of settings that are passwords of accounts, or nothing where these need none. */
    static final String ACCOUNT = "entente.account.";

    private MakeTopics() {}

    /**
     * Makes the topics of one broker.
     *
     * @param arguments its address, {@code host:port}
     */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        Properties settings = new Properties();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
        as(settings);
    }

    /**
     * Makes topics, and those accounts whose passwords are given.
     *
     * @param settings of a client that may do everything; besides, passwords by {@link #ACCOUNT} and the name of an account
     */
    static void as(Properties settings) throws InterruptedException, ExecutionException {
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100L);
        settings.put(AdminClientConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 100L);
        try (Admin admin = Admin.create(settings)) {
            make(admin);
            for (Account account : Account.ALL) {
                String password = settings.getProperty(ACCOUNT + account.name());
                if (password != null) {
                    make(admin, account, password);
                }
            }
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

    private static void make(Admin admin, Account account, String password)
            throws InterruptedException, ExecutionException {
        if (!password.isEmpty()) {
            ScramCredentialInfo how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(account.name(), how, password)))
                    .all()
                    .get();
        }
        admin.createAcls(rights(account)).all().get();
    }

    private static List<AclBinding> rights(Account account) {
        List<AclBinding> rights = new ArrayList<>();
        for (Account.Permission permission : account.topics()) {
            AclOperation operation = permission.right() == Account.Right.READ ? AclOperation.READ : AclOperation.WRITE;
            rights.add(right(account, ResourceType.TOPIC, permission.topic(), operation));
            rights.add(right(account, ResourceType.TOPIC, permission.topic(), AclOperation.DESCRIBE));
        }
        for (String group : account.groups()) {
            rights.add(right(account, ResourceType.GROUP, group, AclOperation.READ));
        }
        return rights;
    }

    private static AclBinding right(Account account, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + account.name(), "*", operation, AclPermissionType.ALLOW));
    }

    private static boolean allCanBeWrittenTo(Admin admin) throws InterruptedException, ExecutionException {
        if (admin.describeCluster().nodes().get().isEmpty()) {
            return false;
        }
        List<String> names = Topic.ALL.stream().map(Topic::name).toList();
        try {
            return admin.describeTopics(names).allTopicNames().get().values().stream()
                    .map(TopicDescription::partitions)
                    .flatMap(List::stream)
                    .allMatch(partition ->
                            partition.leader() != null && !partition.leader().isEmpty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false; // made just now, and the broker does not know it yet
            }
            throw e;
        }
    }
}
