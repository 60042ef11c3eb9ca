package dev.entente.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the accounts of the services are refused. That each service can do what it must, all other tests show: the system that
 * they try runs with these accounts, by TLS.
 */
@ExtendWith(Logs.class)
class LeastPrivilegeTest {

    private static final List<String> GROUPS = List.of("query-service", "query-service-alerts", "notification-service");
    private static final List<String> TOPICS = List.of("entente.events", "entente.alerts", "entente.parked");

    private final Entente entente = Entente.running();

    static List<KafkaUser> accounts() {
        return Manifests.in("base/kafka/users.yaml").stream()
                .map(KafkaUser.class::cast)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void an_account_may_do_with_topics_what_the_manifest_for_clusters_says_and_nothing_else(KafkaUser account)
            throws Exception {
        try (var kafka = Admin.create(client(account.getMetadata().getName()))) {
            for (var topic : TOPICS) {
                assertThat(allowed(kafka, topic)).as("with %s", topic).isEqualTo(written(account, isAbout(topic)));
            }
        }
    }

    private static Set<AclOperation> allowed(Admin kafka, String topic) throws InterruptedException {
        try {
            var described = kafka.describeTopics(
                            List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames()
                    .get();
            return EnumSet.copyOf(described.get(topic).authorizedOperations());
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
            return Set.of();
        }
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void an_account_may_be_in_the_groups_that_the_manifest_for_clusters_names_and_in_no_other(KafkaUser account)
            throws Exception {
        try (var kafka = Admin.create(client(account.getMetadata().getName()))) {
            for (var group : GROUPS) {
                assertThat(mayJoin(kafka, group))
                        .as("a member of %s", group)
                        .isEqualTo(written(account, isAboutGroup(group)).contains(AclOperation.READ));
            }
        }
    }

    private static boolean mayJoin(Admin kafka, String group) throws InterruptedException {
        try {
            var described = kafka.describeConsumerGroups(
                    List.of(group), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true));
            return described
                    .describedGroups()
                    .get(group)
                    .get()
                    .authorizedOperations()
                    .contains(AclOperation.READ);
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(GroupAuthorizationException.class);
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void the_manifest_for_clusters_gives_rights_to_nothing_else(KafkaUser account) {
        assertThat(rules(account))
                .isNotEmpty()
                .allMatch(rule -> Stream.concat(
                                TOPICS.stream().map(LeastPrivilegeTest::isAbout),
                                GROUPS.stream().map(LeastPrivilegeTest::isAboutGroup))
                        .anyMatch(known -> known.test(rule)));
    }

    private static Set<AclOperation> written(KafkaUser account, Predicate<AclRule> about) {
        return rules(account).stream()
                .filter(about)
                .flatMap(rule -> rule.getOperations().stream())
                .map(operation -> AclOperation.fromString(operation.toValue()))
                .collect(Collectors.toSet());
    }

    private static List<AclRule> rules(KafkaUser account) {
        return ((KafkaUserAuthorizationSimple) account.getSpec().getAuthorization()).getAcls();
    }

    private static Predicate<AclRule> isAbout(String topic) {
        return rule -> rule.getResource() instanceof AclRuleTopicResource resource
                && resource.getName().equals(topic)
                && resource.getPatternType() == AclResourcePatternType.LITERAL;
    }

    private static Predicate<AclRule> isAboutGroup(String group) {
        return rule -> rule.getResource() instanceof AclRuleGroupResource resource
                && resource.getName().equals(group)
                && resource.getPatternType() == AclResourcePatternType.LITERAL;
    }

    @Test
    void the_account_that_writes_events_cannot_read_them() {
        var settings = client("ingest-service");
        var bytes = new ByteArrayDeserializer();
        try (var reader = new KafkaConsumer<>(settings, bytes, bytes)) {
            reader.assign(List.of(new TopicPartition("entente.events", 0)));
            reader.seek(new TopicPartition("entente.events", 0), 0);
            assertThatThrownBy(() -> reader.poll(Duration.ofSeconds(60))).isInstanceOf(AuthorizationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"query-service", "notification-service"})
    void accounts_that_read_events_cannot_write_any(String account) {
        var bytes = new ByteArraySerializer();
        try (var writer = new KafkaProducer<>(client(account), bytes, bytes)) {
            var sent = writer.send(new ProducerRecord<>("entente.events", new byte[0], new byte[0]));
            assertThatThrownBy(sent::get).hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "query-service", "notification-service"})
    void no_account_makes_or_deletes_topics(String account) {
        try (var kafka = Admin.create(client(account))) {
            var made = kafka.createTopics(List.of(new NewTopic("another", 1, (short) 1)))
                    .all();
            var deleted = kafka.deleteTopics(List.of("entente.events")).all();
            assertThatThrownBy(made::get).hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(deleted::get).hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void nobody_gets_in_with_another_password() {
        try (var kafka = Admin.create(KafkaClient.of(entente, "query-service", "a guess"))) {
            var asked = kafka.describeCluster().nodes();
            assertThatThrownBy(asked::get).hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from edition",
                "insert into log_position values (0, 0)",
                "create table more (id int)",
                "truncate version",
                "select lo_create(0)",
                "select lo_from_bytea(0, 'much')",
                "create temporary table mine (id int)"
            })
    void what_answers_questions_can_change_nothing(String statement) throws SQLException {
        try (var connection = ledger("query_reader");
                var database = connection.createStatement()) {
            assertThat(database.executeQuery("select from version limit 1").next())
                    .isTrue();
            assertThatThrownBy(() -> database.execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    /** Each look at the read models begins with a lock, so that who asks can be seen while it has to wait. */
    @Test
    void what_is_asked_by_http_is_asked_with_the_account_that_can_change_nothing() throws Exception {
        var questions = List.of(
                "/agreements",
                "/agreements/tr-my-training",
                "/agreements/tr-my-training/history",
                "/timeline",
                "/relations",
                "/relations/TR-MY",
                "/positions?issue=israeli-palestinian-conflict",
                "/statistics/activity?groupBy=month",
                "/search?q=Anvar",
                "/countries/TR");
        try (var owner = ledger("query");
                var watching = ledger("query");
                var asking = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Http.Answer>>();
            owner.setAutoCommit(false);
            try (var lock = owner.createStatement()) {
                lock.execute("lock table log_position in access exclusive mode");
                questions.forEach(question -> answers.add(asking.submit(() -> Http.get(entente.query(question)))));
                Waiting.until(
                        questions.size() + " questions of query_reader wait",
                        () -> waiting(watching, "query_reader"),
                        waiting -> waiting >= questions.size());
            } finally {
                owner.rollback();
            }
            for (var answer : answers) {
                answer.get().is(200);
            }
        }
    }

    /** How many sessions of an account wait for the table of positions. */
    private static int waiting(Connection database, String account) throws SQLException {
        try (var asked = database.prepareStatement("""
                select count(*) from pg_locks join pg_stat_activity using (pid)
                 where not granted and relation = 'log_position'::regclass and usename = ?""")) {
            asked.setString(1, account);
            var counted = asked.executeQuery();
            counted.next();
            return counted.getInt(1);
        }
    }

    private Connection ledger(String account) throws SQLException {
        return DriverManager.getConnection(
                entente.jdbc("query") + "?currentSchema=ledger,public", account, entente.secret("postgres-" + account));
    }

    @ParameterizedTest
    @CsvSource({"notification, query", "query, notification", "query_reader, notification"})
    void a_service_does_not_reach_the_database_of_another(String account, String database) {
        assertThatThrownBy(() -> DriverManager.getConnection(
                        entente.jdbc(database), account, entente.secret("postgres-" + account)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    private Map<String, Object> client(String account) {
        return KafkaClient.of(entente, account);
    }
}
