package dev.entente.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.entente.local.process.Ports;
import dev.entente.local.server.Database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlatformTest {
    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void what_kafka_was_given_is_there_after_it_was_stopped_and_started() throws Exception {
        send("agreement/kept");

        Platform.running().kafka().stop();
        assertThat(brokerAnswers()).isFalse();
        Platform.running().kafka().start();

        assertThat(brokerAnswers()).isTrue();
        assertThat(received("agreement/kept").timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
    }

    @Test
    void what_postgres_was_given_is_there_after_it_was_stopped_and_started() throws Exception {
        execute("query", "create table kept (id int)");

        Platform.running().postgres().stop();
        assertThatThrownBy(() -> execute("query", "select 1")).isInstanceOf(SQLException.class);
        Platform.running().postgres().start();

        execute("query", "select id from kept");
    }

    @Test
    void starting_what_runs_changes_nothing() throws Exception {
        Platform.running().kafka().start();
        Platform.running().postgres().start();

        assertThat(brokerAnswers()).isTrue();
        execute("query", "select 1");
    }

    @Test
    void stopping_what_has_stopped_changes_nothing() throws Exception {
        Platform.running().kafka().stop();
        Platform.running().postgres().stop();
        Platform.running().kafka().stop();
        Platform.running().postgres().stop();
        Platform.running().kafka().start();
        Platform.running().postgres().start();

        assertThat(brokerAnswers()).isTrue();
        execute("query", "select 1");
    }

    @Test
    void what_was_given_is_there_after_kafka_and_postgres_were_killed() throws Exception {
        execute("query", "create table outlasting (id int)");
        for (var server : List.of(Platform.running().kafka(), Platform.running().postgres())) {
            server.kill();
            assertThat(server.isRunning()).isFalse();
            server.start();
        }

        assertThat(brokerAnswers()).isTrue();
        execute("query", "select id from outlasting");
    }

    @Test
    void a_service_has_its_database_with_the_extensions_it_needs() throws Exception {
        for (String name : List.of("query", "notification")) {
            execute(name, "create extension unaccent");
            execute(name, "create extension pg_trgm");
            execute(name, "create extension btree_gin");
        }
    }

    @Test
    void a_service_cannot_enter_the_database_of_another_one() {
        Database query = platform.postgres().database("query");
        String other = platform.postgres().database("notification").jdbcUrl();

        assertThatThrownBy(() -> DriverManager.getConnection(other, query.username(), query.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_topics_keep_everything_for_ever() throws Exception {
        try (Admin admin = Admin.create(address())) {
            var names = List.of("entente.events", "entente.alerts", "entente.parked");
            var topics = admin.describeTopics(names).allTopicNames().get();
            var resources = names.stream()
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList();
            var settings = admin.describeConfigs(resources).all().get();

            assertThat(topics.get("entente.events").partitions()).hasSize(12);
            assertThat(settings.values()).allSatisfy(config -> {
                assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
                assertThat(config.get("retention.ms").value()).isEqualTo("-1");
                assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
            });
            assertThat(settings.get(resources.get(1)).get("cleanup.policy").value())
                    .isEqualTo("compact");
        }
    }

    private static Map<String, Object> address() {
        return Map.of("bootstrap.servers", platform.kafka().bootstrapServers());
    }

    private static void send(String key) throws Exception {
        try (Producer<String, String> producer =
                new KafkaProducer<>(address(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("entente.events", 0, key, "{}")).get(60, TimeUnit.SECONDS);
        }
    }

    private static ConsumerRecord<String, String> received(String key) {
        try (Consumer<String, String> consumer =
                new KafkaConsumer<>(address(), new StringDeserializer(), new StringDeserializer())) {
            var partition = List.of(new TopicPartition("entente.events", 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            for (var record : consumer.poll(Duration.ofSeconds(60))) {
                if (record.key().equals(key)) {
                    return record;
                }
            }
            throw new AssertionError(key + " is not in the log");
        }
    }

    private static boolean brokerAnswers() {
        String address = platform.kafka().bootstrapServers();
        return !Ports.isFree(Integer.parseInt(address.substring(address.indexOf(':') + 1)));
    }

    private static void execute(String database, String statement) throws SQLException {
        Database target = platform.postgres().database(database);
        try (Connection connection =
                DriverManager.getConnection(target.jdbcUrl(), target.username(), target.password())) {
            connection.createStatement().execute(statement);
        }
    }
}
